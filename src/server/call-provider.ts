import type { Settings } from './settings.js';
import type { Call } from './start-call.js';
import type { Match } from './find-route.js';
import type { CheckedBody } from './read-json-body.js';

/** One request that was let through, and all that answering it needs. */
export interface Exchange {
  readonly settings: Settings;
  readonly match: Match;
  readonly body: CheckedBody;
  /** With its question mark, or empty. */
  readonly query: string;
  readonly call: Call;
  readonly account: boolean;
}

/**
 * Asks the provider. The host is the options', the path the table's, the headers ours: nothing of the client's goes
 * along but the checked body, the checked query and the ids in the path.
 */
export function callProvider({ settings, match, body, query, call }: Exchange): Promise<Response> {
  const { provider, route, path } = match;
  const headers: Record<string, string> = {
    ...route.headers,
    ...(route.keyHeader === undefined ? { authorization: `Bearer ${provider.apiKey}` } : { [route.keyHeader]: provider.apiKey }),
    accept: body.stream ? 'text/event-stream' : 'application/json, */*;q=0.5',
    ...(body.type !== null && { 'content-type': body.type }),
  };
  // Called on its own: as a method of ours the global one refuses, in Workers and in pages.
  const { fetch: ask } = settings;
  const answer = ask(`${provider.baseURL}${path}${query}`, {
    method: route.method,
    headers,
    body: body.content,
    // Never followed: the key would go along. `error` would do, too, but not every host's fetch has it.
    redirect: 'manual',
    signal: call.signal,
  });
  return call.within(answer, mayTakeLong(match, body) ? undefined : settings.limits.headersMs);
}

/** What is written in one piece begins when it is finished, and a model may think for minutes. */
export function mayTakeLong({ route }: Match, body: CheckedBody): boolean {
  return route.method === 'POST' && !body.stream;
}
