import type { RouteName } from './endpoint.js';
import type { ScenarioRow as Row } from './scenario.js';

const chat: readonly RouteName[] = ['POST /chat/completions', 'POST /anthropic/v1/messages'];
const refreshed = 'Your quota will be refreshed in the next cycle. To continue now, purchase extra usage or upgrade your plan';

/** What the providers' error pages leave out, in the words in which it was seen. */
export const seenScenarios: readonly Row[] = [
  kimiCode(
    'coding-agents-only',
    403,
    'access_terminated_error',
    'Kimi For Coding is currently only available for Coding Agents such as Kimi CLI, Claude Code, Roo Code, Kilo Code, etc.',
    'The plan is for coding agents on its list only.',
  ),
  kimiCode(
    'cycle',
    403,
    'access_terminated_error',
    `You've reached your usage limit for this billing cycle. ${refreshed}: https://www.kimi.com/code/#pricing`,
    'Wait for the next window.',
  ),
  kimiCode(
    'week',
    403,
    'access_terminated_error',
    "You've reached your weekly (7-day) usage limit. Your quota will be refreshed in the next week.",
    'Wait for the next 7-day window.',
  ),
  kimiCode(
    'month',
    429,
    'rate_limit_reached_error',
    `You've reached kimi monthly usage limit for this billing cycle. ${refreshed}.`,
    'Wait for the next month.',
  ),
  kimiCode(
    'period',
    429,
    'rate_limit_reached_error',
    "You've reached your usage limit for this period. Your quota will be refreshed in the next period.",
    'Wait for the next 5-hour window.',
  ),
  kimiCode(
    'concurrent',
    403,
    'permission_error',
    "You've reached your concurrent request limit. Please wait for your ongoing requests to finish and try again.",
    'Wait for the running requests.',
  ),
  kimiCode(
    'too-many-requests',
    429,
    'rate_limit_reached_error',
    "We're receiving too many requests at the moment. Please wait a moment and try again.",
    'Wait and retry.',
  ),
  kimiCode(
    'membership',
    402,
    'invalid_request_error',
    "We're unable to verify your membership benefits at this time. Please ensure your membership is active.",
    'Check the membership.',
  ),
  kimiCode('terminated', 403, 'access_terminated_error', 'Access terminated', 'The account was closed.'),
  kimiCode(
    'invalid-authentication',
    401,
    'invalid_authentication_error',
    'Invalid Authentication',
    'Check the key: those of the open platform are refused here.',
  ),
  kimiCode(
    'engine-overloaded',
    429,
    'engine_overloaded_error',
    'The engine is currently overloaded, please try again later',
    'Wait and retry.',
  ),

  {
    ...kimi('balance-low', 'account-suspended', 'The balance is nearly used up; everything works.'),
    at: [],
    endpoint: 'balance',
    balance: 'low',
  },
  {
    ...kimi('balance-empty', 'account-suspended', 'Chat is refused; the balance endpoint says why.'),
    at: [...chat, 'POST /files'],
    balance: 'empty',
  },

  minimax('1013', '1013', 500, 'internal error', 'Retry later.'),
  minimax('2013-context', '2013', 400, 'invalid params, context window exceeds limit', 'Shorten the conversation.', { at: chat }),
  minimax('2013-length', '2013', 400, 'invalid params, content[0].text too long: 13836 > 7000 characters', 'Shorten the text.'),
  minimax('2013-model', '2013', 400, "invalid params, unknown model 'minimax-m9'", 'Use a model the key may use.'),
  minimax('2013-plan', '2013', 400, 'invalid params, TokenPlan or Credit does not support MiniMax-H3 series models', 'Use another model.'),
  minimax('2038', '2038', 403, 'no voice cloning permission, please complete real-name verification', 'Verify the account.', {
    endpoint: 'clone',
    at: ['POST /voice_clone'],
  }),
  minimax(
    '2056-never',
    '2056',
    429,
    'usage limit exceeded, 5-hour usage limit reached for Token Plan Starter (0/0 used), resets at {reset}',
    'The plan never had it: waiting does not help.',
  ),
  {
    ...minimax(
      '2056-reset',
      '2056',
      429,
      'usage limit exceeded, 5-hour usage limit reached for Token Plan Max (19834000/19834000 used), resets at {reset}',
      'Wait for the moment it names.',
    ),
    row: '2056',
  },
  minimax('2061', '2061', 500, 'your current token plan not support model, speech-2.8-hd', 'Upgrade the plan.', { endpoint: 'speech' }),
  minimax('2062', '2062', 429, 'Token Plan rate limit reached: Upgrade your Token Plan or switch to pay-as-you-go.', 'Wait and retry.'),
  minimax('2062-none', '2062', 429, 'no active token plan subscription', 'Subscribe to a plan.', {
    endpoint: 'plan',
    at: ['GET /token_plan/remains'],
  }),
  {
    ...minimax('1008-in-200', '1008', 402, 'insufficient balance', 'The same as 1008, hidden in a 200 where a status was due.', {
      at: ['POST /chat/completions'],
      native: true,
    }),
    row: '1008',
  },
];

function kimiCode(row: string, status: number, code: string, template: string, advice: string): Row {
  return {
    name: `kimi-code/${row}`,
    provider: 'kimi-code',
    row,
    endpoint: 'plan',
    at: 'everywhere',
    code,
    status,
    template,
    advice,
    documented: false,
  };
}

function kimi(name: string, row: string, advice: string): Row {
  return {
    name: `kimi/${name}`,
    provider: 'kimi',
    row,
    endpoint: 'chat',
    at: 'everywhere',
    code: 'exceeded_current_quota_error',
    status: 429,
    template: 'Your account {organization-id}<{ak-id}> is suspended, please check your plan and billing details',
    advice,
    documented: false,
  };
}

function minimax(row: string, code: string, status: number, template: string, advice: string, more: Partial<Row> = {}): Row {
  return {
    name: `minimax/${row}`,
    provider: 'minimax',
    row,
    endpoint: 'chat',
    at: 'everywhere',
    code,
    status,
    template,
    advice,
    documented: false,
    ...more,
  };
}
