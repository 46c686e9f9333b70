import { createHandler } from 'tryagain/server';
import { createSimulator } from 'tryagain/testing';

const handler = createHandler({
  providers: { kimi: { apiKey: 'sk-next-program' } },
  allowedOrigins: ['http://127.0.0.1:4173', 'http://localhost:4173'],
  authorize: () => ({ user: 'visitor' }),
  fetch: createSimulator({ scenario: 'kimi/engine-overloaded' }).fetch,
});

export { handler as GET, handler as POST, handler as DELETE, handler as OPTIONS };
