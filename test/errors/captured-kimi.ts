import { documentationPages, kimiDocumentation } from 'tryagain/providers';
import { documented, openai, reported, sentence } from './captured.ts';
import type { Captured } from './captured.ts';

const page = documentationPages.kimi;

/** The open platform's failures, row by row. */
export const capturedKimi: readonly Captured[] = [
  ...documented(kimiDocumentation, page, (row, status, code, message) => openai(row, status, code, message, page)),
  reported('token-limit', 'km-048'),
  reported('nothing-extracted', 'km-106'),
  reported('message-too-large', 'km-071'),
  reported('image-unsupported', 'km-072'),
  reported('content-filter', 'km-012'),
  reported('invalid-request', 'km-111'),
  reported('invalid-request', 'km-095'),
  reported('invalid-request', 'km-057'),
  reported('invalid-request', 'km-054'),
  reported('model-id', 'km-093'),
  reported('invalid-authentication', 'km-039'),
  reported('incorrect-api-key', 'km-092'),
  reported('model-not-found', 'km-010'),
  reported('engine-overloaded', 'km-065'),
  reported('engine-overloaded', 'km-100'),
  reported('account-suspended', 'km-016'),
  reported('token-quota', 'km-089'),
  reported('quota', 'km-018'),
  reported('concurrency', 'km-004'),
  reported('rpm', 'km-007'),
  openai(
    'requests',
    429,
    'rate_limit_reached_error',
    'Your account cskr18fgi4pvqhstvw20<ak-ez2kt7bdm3ei11hnxjqi> request reached max request: 3, please try again after 1 seconds',
    'https://github.com/harry0703/MoneyPrinterTurbo/issues/339',
  ),
  openai(
    'inactive',
    429,
    'rate_limit_reached_error',
    'Your account org-0a1b2c3d<ak-0a1b2c3d> is not active, please check your account balance.',
    'public code: a proxy that counted 209 of them behind this type',
  ),
  openai(
    'inactive',
    401,
    'exceeded_current_quota_error',
    'Your account org-0a1b2c3d is not active, please check your account balance',
    'public code: three clients that know it by its words',
  ),
  reported('tpm', 'km-001'),
  openai(
    'tpd',
    429,
    'rate_limit_reached_error',
    'Organization-level TPD limit reached',
    'public code: a client that rests until the next day',
  ),
  // Its type under a sentence that no other row knows.
  openai(
    'rate-limit',
    429,
    'rate_limit_reached_error',
    "We're receiving too many requests at the moment. Please wait a moment and try again.",
    'https://github.com/MoonshotAI/kimi-cli/issues/901',
  ),
  reported('server-error', 'km-061'),
  sentence(
    'engine-overloaded',
    '不好意思，刚刚和Kimi聊的人太多了。高峰期算力不足，请耐心等待。',
    'public code: the website’s answer, by an extension',
  ),
  {
    row: 'engine-overloaded',
    status: null,
    as: 'frame',
    body: JSON.stringify({
      op: 'set',
      mask: 'block.exception',
      block: {
        id: '1',
        exception: {
          error: {
            reason: 'REASON_COMPLETION_OVERLOADED',
            localizedMessage: { locale: 'zh-CN', message: '不好意思，刚刚和Kimi聊的人太多了。' },
            severity: 'SEVERITY_BLOCK_RETRACT',
          },
        },
      },
    }),
    source: 'public code: a frame of the website’s stream',
  },
  sentence('engine-overloaded', 'Kimi有点累了', 'public code: the website’s answer, by a script'),
];
