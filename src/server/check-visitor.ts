import type { Route } from '../providers/define-provider.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';

/** Asks the app who this is. Anything but a clear yes is a no. Returns whether this visitor may see account numbers. */
export async function checkVisitor(request: Request, route: Route, { authorize }: Settings): Promise<boolean> {
  const visitor = await ask(request, authorize);
  if (typeof visitor !== 'object' || visitor === null || typeof (visitor as { user?: unknown }).user !== 'string') {
    throw new Refusal('not-signed-in', 'authorize did not say who this is: sign in first.');
  }
  const account = (visitor as { account?: unknown }).account === true;
  if (route.access === 'account' && !account) {
    throw new Refusal('not-the-owner', 'Balance and plan are for the owner: authorize has to say account: true.');
  }
  return account;
}

async function ask(request: Request, authorize: Settings['authorize']): Promise<unknown> {
  try {
    return await authorize(request);
  } catch (thrown) {
    throw new Refusal('not-signed-in', 'authorize failed, so nobody is signed in.', {}, thrown);
  }
}
