import react from '@vitejs/plugin-react';
import { APICallError, createUIMessageStream, createUIMessageStreamResponse } from 'ai';
import type { ServerResponse } from 'node:http';
import { errorText, toNodeHandler } from 'tryagain/server';
import { defineConfig } from 'vite';

/** The app's own chat route. What its provider threw reaches the browser through `onError: errorText`. */
function chatRoute() {
  const answer = toNodeHandler(async () =>
    createUIMessageStreamResponse({
      stream: createUIMessageStream({
        execute: () => {
          throw new APICallError({
            message: 'Too Many Requests',
            url: 'https://api.moonshot.ai/v1/chat/completions',
            requestBodyValues: {},
            statusCode: 429,
            responseBody:
              '{"error":{"type":"rate_limit_reached_error","message":"Your account org-0a1b2c3d4e5f60718293a4b5c6d7e8f9<ak-abcdefghij0123456789> request reached organization max concurrency: 1, please try again after 30 seconds"}}',
          });
        },
        onError: errorText,
      }),
    }),
  );
  return {
    name: 'chat-route',
    configureServer(server: { middlewares: { use(path: string, handler: (req: never, res: ServerResponse) => void): void } }) {
      server.middlewares.use('/api/chat', answer as never);
    },
  };
}

export default defineConfig({ plugins: [react(), chatRoute()] });
