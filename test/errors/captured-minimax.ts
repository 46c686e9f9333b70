import { documentationPages, minimaxDocumentation } from 'tryagain/providers';
import { documented, native, reported, sentence } from './captured.ts';
import type { Captured } from './captured.ts';

const page = documentationPages.minimax;
const mainland = 'https://platform.minimaxi.com/docs/api-reference/errorcode';
const bidi = 'https://platform.minimax.io/docs/api-reference/speech-t2a-websocket-bidi';
const cli = 'https://github.com/MiniMax-AI/cli/blob/main/src/errors/api.ts';

/** A frame of the socket that speech comes over. */
const frame = (row: string, event: string, status_code: number, status_msg: string): Captured => ({
  row,
  status: null,
  as: 'frame',
  body: JSON.stringify({
    session_id: '301871346491491',
    event,
    trace_id: '0303a2882bf18235ae7a809ae0f3cca7',
    base_resp: { status_code, status_msg },
  }),
  source: bidi,
});

/** MiniMax's failures, row by row. */
export const capturedMinimax: readonly Captured[] = [
  ...documented(minimaxDocumentation, page, (row, _, code, message) => native(row, Number(code), message, page)),
  {
    ...native('1000', 1000, 'unknown error', 'https://github.com/MiniMax-AI/MiniMax-01/issues/63'),
    headers: { 'trace-id': '04b2e15f0bbb1816fd465d56a12cef58' },
  },
  reported('1000', 'mm-072'),
  reported('1000', 'mm-073'),
  reported('1002', 'mm-028'),
  reported('1002', 'mm-029'),
  reported('1004', 'mm-077'),
  reported('1004', 'mm-014'),
  reported('1008', 'mm-040'),
  native('1013', 1013, 'internal error', 'https://platform.minimax.io/docs/api-reference/text-openai-api'),
  native('1026', 1026, '输入内容涉敏', mainland),
  native('1027', 1027, '输出内容涉敏', mainland),
  { ...native('1026', 1026, 'input new_sensitive', 'public code: a stream whose choices were null'), as: 'frame' },
  reported('1027', 'mm-109'),
  { ...native('1028', 1028, 'quota exhausted', 'https://github.com/MiniMax-AI/cli (its own tests of mapApiError)', 400) },
  native('1030', 1030, 'quota exhausted', cli),
  reported('1039', 'mm-063'),
  native('1039', 1039, 'token limit', 'https://github.com/MiniMax-AI/MiniMax-01/issues/15'),
  reported('2013', 'mm-021'),
  reported('2013', 'mm-087'),
  reported('2013-context', 'mm-104'),
  reported('2013-context', 'mm-105'),
  reported('2013-model', 'mm-010'),
  sentence(
    '2013-model',
    "invalid params, code: 2013, msg: invalid params, unknown model 'gpt-5.5' (2013)",
    'https://github.com/jlcodes99/cockpit-tools/issues/1431',
  ),
  reported('2013-audio', 'mm-045'),
  ...[
    'task failed with status: FAIL, message: create gen_video task failed. ret:-2,msg:invalid params, content[0].text too long: 13836 > 7000 characters (2013)',
    'invalid params, text too long',
    'API error: invalid params, prompt length must be less than 1500 (HTTP 200)',
    'invalid params, prompt length not valid',
    'invalid params, lyrics is too short',
  ].map((body) => sentence('2013-length', body, 'public code: clients of MiniMax’s videos, pictures, songs and speech')),
  {
    row: '2013-plan',
    status: 400,
    body: JSON.stringify({
      type: 'error',
      error: {
        type: 'bad_request_error',
        message: 'invalid params, TokenPlan 或 Credit 暂不支持 MiniMax-H3 系列模型 (2013)',
        http_code: '400',
      },
    }),
    source: 'https://github.com/ChrisChen667788/wind-comic',
  },
  sentence(
    '2013-plan',
    'API error: invalid params, TokenPlan or Credit does not currently support MiniMax-H3 series models (2013) (HTTP 400)',
    'public code: a client of MiniMax’s videos',
  ),
  reported('2037', 'mm-018'),
  native('2038', 2038, 'no clone permission', 'public code: /v1/voice_clone, answered in three projects'),
  reported('2039', 'mm-016'),
  reported('2042', 'mm-033'),
  reported('2049', 'mm-082'),
  sentence('2053', 'MiniMax 返回 `2053 insufficient credit`', 'public code: a log of a failed batch of t2a_v2'),
  native('2053', 2053, 'insufficient credit', 'public code: the same, as base_resp of t2a_v2'),
  native('2054', 2054, 'voice id not exist', 'https://github.com/Kochava-Studios/witsy/issues/478'),
  reported('2054', 'mm-019'),
  reported('2056-never', 'mm-050'),
  // The name of the house before its code, which is all that was left.
  {
    ...sentence('2056', '- 首条校准样本的 6 次 provider 调用均返回 HTTP 429 / MiniMax 2056；', 'public code: the report of a run'),
    unnamed: 'rate-limited',
  },
  { ...sentence('1002', 'MiniMax error 1002', 'public code: the event of an app that speaks'), unnamed: 'unknown' },
  reported('2056', 'mm-054'),
  reported('2056', 'mm-055'),
  reported('2056', 'mm-056'),
  {
    row: '2056',
    status: 429,
    body: JSON.stringify({
      type: 'error',
      error: {
        type: 'rate_limit_error',
        message: '已达到 Token Plan 用量上限：请升级 Token Plan 套餐或购买积分补充用量。 (2056)',
        http_code: '429',
      },
    }),
    source: 'public code: two gateways that tell a plan from a limit by it',
  },
  reported('2061', 'mm-023'),
  reported('2061', 'mm-076'),
  {
    row: '2062-none',
    status: 200,
    body: '{"model_remains":null,"base_resp":{"status_code":2062,"status_msg":"no active token plan subscription"}}',
    source: 'https://github.com/nesszer/Win-CodexBar/issues/254',
  },
  sentence('2062', 'Token Plan rate limit reached: Upgrade your Token Plan (2062)', 'public code: a 15-hour run that it ended, 2026-07-29'),
  reported('2062', 'mm-062'),
  // A sentence of Chinese has its brackets from there, too.
  {
    ...sentence('2061', '创建视频任务失败（2061）：unsupported plan', 'public code: a page for MiniMax’s videos'),
    unnamed: 'invalid-request',
  },
  sentence('2013-context', '[400]: invalid params, context window exceeded (2013)', 'public code: a relay in front of MiniMax'),
  sentence('2057', 'API Error: 2057-not coding plan token', 'https://github.com/hAcKlyc/MyAgents/issues/8'),
  reported('2064', 'mm-066'),
  reported('2064', 'mm-067'),
  reported('2067', 'mm-030'),
  native(
    '2153',
    2153,
    'This Music API is no longer available to new users. Existing paying customers can continue to use the service.',
    'public code: music_generation, three captures',
    410,
  ),
  frame('2201', 'task_failed', 2201, 'no messages received for 120 seconds'),
  frame('2202', 'task_started', 2202, 'illegal event'),
  frame('2202', 'task_continued', 2206, 'illegal event order'),
  frame('2205', 'task_continued', 2205, 'too much text is queued for synthesis'),
  // Beside JSON that is no failure.
  sentence(
    '2013',
    'Code sets `{"type": "text"}` but MiniMax-Text-01 still returns400 error: `binding: expr_path=response_format.type, cause=missing required parameter (2013)`',
    'public code: a list of bugs',
  ),
];
