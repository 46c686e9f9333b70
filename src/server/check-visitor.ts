import type { Route } from '../providers/define-provider.js';
import { field } from '../errors/field.js';
import type { Visitor } from './handler-options.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';
import { startCall } from './start-call.js';

/** Asks the app who this is. Anything but a clear yes is a no. */
export async function checkVisitor(request: Request, route: Route, settings: Settings): Promise<Required<Visitor>> {
  const visitor = await ask(request, settings);
  const user = field(visitor, 'user');
  if (typeof user !== 'string') {
    const title = visitor
      ? 'authorize has to name who this is with a string: { user: String(id) }.'
      : 'authorize did not say who this is: sign in first.';
    throw new Refusal('not-signed-in', title);
  }
  const account = field(visitor, 'account') === true;
  if (route.access === 'account' && !account) {
    throw new Refusal('not-the-owner', 'Balance and plan are for the owner: authorize has to say account: true.');
  }
  return { user, account };
}

async function ask(request: Request, { authorize, limits }: Settings): Promise<unknown> {
  const call = startCall(request.signal);
  try {
    return await call.within(Promise.resolve(request).then(authorize), limits.headersMs);
  } catch (thrown) {
    if (request.signal.aborted) throw new Refusal('client-gone', 'The client left before authorize answered.');
    if (call.signal.aborted) throw new Refusal('slow-app', `authorize did not answer within ${limits.headersMs} ms, so nothing was sent.`);
    throw new Refusal('not-signed-in', 'authorize failed, so nobody is signed in.', {}, thrown);
  } finally {
    call.end();
  }
}
