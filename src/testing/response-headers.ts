import type { Account } from './account.js';
import type { PlayedProvider } from './endpoint.js';
import type { Random } from './random.js';

interface Identified {
  readonly requestId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The ids each provider puts on an answer: one for its support, and some that are nobody else's business. */
export const identify: Readonly<Record<PlayedProvider, (random: Random, account: Account) => Identified>> = {
  kimi: (random, account) => {
    const requestId = uuid(random);
    return { requestId, headers: kimiHeaders(requestId, random, account) };
  },
  'kimi-code': (random, account) => {
    const requestId = uuid(random);
    return { requestId, headers: { ...kimiHeaders(requestId, random, account), 'x-trace-id': random.hex(32) } };
  },
  minimax: (random) => {
    const requestId = random.hex(32);
    return {
      requestId,
      headers: {
        'trace-id': requestId,
        'minimax-request-id': random.hex(32),
        'x-session-id': random.hex(32),
        alb_request_id: random.hex(32),
      },
    };
  },
};

function kimiHeaders(requestId: string, random: Random, account: Account): Record<string, string> {
  return {
    'msh-request-id': requestId,
    'msh-org-id': account.organization,
    'msh-project-id': account.project,
    'msh-uid': account.user,
    'msh-gid': 'enterprise-tier-0',
    'x-msh-trace-id': random.hex(32),
    'server-timing': `inner; dur=${random.int(80, 900)}`,
  };
}

function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map((length) => random.hex(length)).join('-');
}
