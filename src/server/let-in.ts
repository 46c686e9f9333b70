import { ProviderError } from '../errors/provider-error.js';
import type { Pass } from '../recovery/cooldowns.js';
import type { Visit } from './admission.js';
import { admitVisit } from './admit-visit.js';
import type { Match } from './find-route.js';
import { readFormBody } from './read-form-body.js';
import { readJsonBody, type CheckedBody } from './read-json-body.js';
import { report } from './report.js';
import type { Settings } from './settings.js';
import type { Call } from './start-call.js';

/** What a request holds once it may go to the provider. */
interface Entered {
  readonly body: CheckedBody;
  readonly pass: Pass;
}

/**
 * The provider's own wait goes first: what it stops has cost this visitor nothing. An upload is read last of all, because it
 * may take a hundred megabytes of room; any other body names the model that `admit` is told.
 */
export async function letIn(request: Request, user: string, match: Match, settings: Settings, call: Call): Promise<Entered> {
  const { body: rule } = match.route;
  const isForm = rule?.type === 'form';
  const read = async (): Promise<CheckedBody> => {
    const body = await (isForm ? readFormBody : readJsonBody)(request, match, settings, call);
    call.limit(settings.limits.totalMs);
    return body;
  };
  if (!isForm || rule?.fields.includes('model')) {
    const body = await read();
    return { body, pass: await admitted(user, match, body.model, settings, call) };
  }
  // Given back meanwhile: nobody else is to wait for a slow line.
  (await admitted(user, match, null, settings, call)).dropped();
  return { body: await read(), pass: await enter(match, null, settings, call.signal) };
}

async function admitted(user: string, match: Match, model: string | null, settings: Settings, call: Call): Promise<Pass> {
  const pass = await enter(match, model, settings, call.signal);
  const { provider, route } = match;
  const { admit } = settings;
  if (!admit || route.access === 'account') return pass;
  const visit: Visit = { user, provider: provider.table.name, endpoint: route.endpoint, model };
  const onEndFailed = (thrown: unknown): void => report(new ProviderError({ kind: 'server-error' }), thrown, settings);
  try {
    await call.within(admitVisit(visit, admit, call.signal, onEndFailed), settings.limits.headersMs);
    return pass;
  } catch (thrown) {
    pass.dropped();
    throw thrown;
  }
}

/** Money and plans are asked for at any time: that is how one finds out that a cause is gone. */
export async function enter({ provider, route }: Match, model: string | null, settings: Settings, signal: AbortSignal): Promise<Pass> {
  const { cooldowns, whileCooling } = settings;
  const { name } = provider.table;
  const isAccount = route.access === 'account';
  if (isAccount) cooldowns.clear({ provider: name }, 'quota-exceeded');
  return cooldowns.enter({ provider: name, endpoint: route.endpoint, model }, isAccount ? 'ignore' : whileCooling, signal);
}
