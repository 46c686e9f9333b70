import { kimi } from '../providers/kimi.js';
import { kimiCode } from '../providers/kimi-code.js';
import { minimax } from '../providers/minimax.js';
import { accountEndpoints } from './account-endpoints.js';
import type { Endpoint, PlayedProvider } from './endpoint.js';
import { kimiChatEndpoints } from './kimi-chat.js';
import { kimiFilesEndpoints } from './kimi-files.js';
import { messagesEndpoints } from './messages-endpoints.js';
import { minimaxChatEndpoints } from './minimax-chat.js';
import { minimaxSpeechEndpoints } from './minimax-speech.js';
import { minimaxVoicesEndpoints } from './minimax-voices.js';
import { filesOrigin, speechFilesEndpoints } from './speech-files.js';

const endpoints: readonly Endpoint[] = [
  ...kimiChatEndpoints,
  ...kimiFilesEndpoints,
  ...minimaxChatEndpoints,
  ...minimaxSpeechEndpoints,
  ...minimaxVoicesEndpoints,
  ...speechFilesEndpoints,
  ...accountEndpoints,
  ...messagesEndpoints,
];

/** Where each provider lives; the first is its default. The newest mainland host of MiniMax is not in its table yet. */
export const baseURLs: Readonly<Record<PlayedProvider, readonly [string, ...string[]]>> = {
  kimi: hostsOf(kimi),
  'kimi-code': hostsOf(kimiCode),
  minimax: [...hostsOf(minimax), 'https://api.minimax.cn/v1', 'https://api-uw.minimax.io/v1'],
};

export interface Place {
  readonly provider: PlayedProvider;
  /** Undefined: the provider has no such path. */
  readonly endpoint: Endpoint | undefined;
  readonly id: string;
}

const homes = [
  ...(['kimi', 'kimi-code', 'minimax'] as const).flatMap((provider) =>
    baseURLs[provider].map((baseURL) => ({ provider, origin: new URL(baseURL).origin, base: new URL(baseURL).pathname })),
  ),
  { provider: 'minimax', origin: filesOrigin, base: '/' } as const,
];

/** Whom and what a URL asks; null when no provider lives there. */
export function findPlace(method: string, url: URL): Place | null {
  const home = homes.find(({ origin }) => origin === url.origin);
  if (!home) return null;
  const { provider, base } = home;
  // The surface for Anthropic's SDK stands beside the base and not behind it; files have a host of their own.
  const path = url.pathname.startsWith(`${base}/`) ? url.pathname.slice(base.length) : url.pathname;
  const asked = path !== url.pathname || /^\/(?:anthropic\/|audio%2F)/.test(path) ? `${method} ${path}` : '';
  const known = endpoints.filter(({ providers }) => providers.includes(provider));
  // An exact path goes before one with an {id}: `/files/upload` is no file's id.
  const endpoint = known.find(({ route }) => route === asked) ?? known.find(({ route }) => idIn(route, asked) !== '');
  return { provider, endpoint, id: endpoint ? idIn(endpoint.route, asked) : '' };
}

/** What stands where the route says `{id}`; empty where it does not fit. */
function idIn(route: string, asked: string): string {
  const [before, after] = route.split('{id}');
  if (before === undefined || after === undefined || !asked.startsWith(before) || !asked.endsWith(after)) return '';
  const id = asked.slice(before.length, asked.length - after.length);
  return /^[\w.-]{1,128}$/.test(id) ? id : '';
}

function hostsOf({ hosts }: typeof kimi): [string, ...string[]] {
  const [first, ...others] = hosts;
  return [first.baseURL, ...others.map(({ baseURL }) => baseURL)];
}
