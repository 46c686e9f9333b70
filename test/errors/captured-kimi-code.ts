import { openai, reported, sentence } from './captured.ts';
import type { Captured } from './captured.ts';

const pageInChinese = 'https://www.kimi.com/code/docs/kimi-code/error-reference.html';
const page = 'https://www.kimi.com/code/docs/en/kimi-code/error-reference.html';
const more = 'To continue now, purchase extra usage or upgrade your plan: https://www.kimi.com/membership/subscription?tab=quota';
const fiveHours = `You've reached your 5-hour usage limit. Your quota will reset when the current 5-hour window ends. ${more}`;
const ban =
  'Access terminated. Review our Community Guidelines(https://www.kimi.com/code/docs/kimi-code/community-guidelines.html) or contact support@moonshot.cn for assistance.';

/** What the coding plan adds, row by row. */
export const capturedKimiCode: readonly Captured[] = [
  reported('coding-agents-only', 'km-025'),
  reported('coding-agents-only', 'km-114'),
  reported('month', 'km-067'),
  openai(
    'month',
    403,
    'access_terminated_error',
    "You've reached your monthly usage limit for this billing cycle",
    'https://github.com/can1357/oh-my-pi/pull/11827',
  ),
  openai(
    'week',
    403,
    'access_terminated_error',
    `You've reached your weekly (7-day) usage limit. Your quota will reset when the current 7-day window ends. ${more}`,
    'https://github.com/openclaw/openclaw/pull/142656',
  ),
  // One wall, three types in front of it.
  openai('period', 403, 'permission_error', fiveHours, 'public code: native completion frames of an agent, provider kimi-code'),
  openai('period', 403, 'access_terminated_error', fiveHours, 'public code: a Go executor that rests the account on this body'),
  openai('period', 403, 'invalid_request_error', fiveHours, 'public code: a cascade that has to go on to its next model'),
  sentence(
    'period',
    `error: failed to run prompt: provider.auth_error: 403 ${fiveHours}\nSee log: /home/user/.kimi-code/logs/kimi-code.log`,
    'public code: kimi 2.0.2, observed five times',
  ),
  reported('period', 'km-070'),
  reported('cycle', 'km-029'),
  reported('cycle', 'km-030'),
  reported('usage', 'km-031'),
  reported('concurrent', 'km-036'),
  reported('too-many-requests', 'km-023'),
  sentence(
    'plan',
    'error, status code: 401, message: Your current subscription does not have access to k3. Upgrade to an Moderato plan or above.',
    page,
  ),
  sentence('plan', 'error, status code: 401, message: Your current plan supports only kimi-k3 up to 256K context.', page),
  {
    row: 'context',
    status: 401,
    body: '{"error":{"type":"authentication_error","message":"k3-256k supports only 256K context."},"type":"error"}',
    source: 'https://github.com/NanmiCoder/cc-haha/issues/1162',
  },
  reported('membership', 'km-068'),
  reported('account-unknown', 'km-080'),
  openai('terminated', 403, 'access_terminated_error', ban, 'https://github.com/clacky-ai/openclacky/issues/192'),
  {
    row: 'terminated',
    status: 403,
    body: JSON.stringify({ error: { type: 'permission_error', message: ban }, type: 'error' }),
    source: 'https://github.com/earendil-works/pi/issues/5009',
  },
  // Its type is documented; the sentence is what a client left of it.
  openai('access', 403, 'access_terminated_error', '', page),
  reported('url-refused', 'km-086'),
  { row: 'url-refused', status: 500, body: 'url-to-text request failed: 403 verify page', source: pageInChinese },
  { row: 'url-refused', status: 500, body: 'url-to-text request failed: 500 url is in blacklist', source: pageInChinese },
  { row: 'image-refused', status: 500, body: 'image_url:moderation request error: 非法输入', source: pageInChinese },
  reported('method-not-found', 'km-074'),
];
