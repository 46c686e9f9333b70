import type { ErrorRow } from './provider-table.js';

/**
 * What many providers, gateways and clients have in common: types of the OpenAI and Anthropic dialects, codes of
 * sockets, sentences that mean one thing whoever says them. A provider's own rows go first. Text here is run on a
 * stranger's sentence, so a pattern is a phrase, never a word.
 */
export const generalRows: readonly ErrorRow[] = [
  // Google says "quota" of a minute, and when it is over.
  {
    id: 'quota-of-a-minute',
    codes: ['RESOURCE_EXHAUSTED', 'insufficient_quota', 'rate_limit_exceeded'],
    text: /^(?=.*exceeded your current quota).*retry in \d/i,
    certainty: 'shared',
    kind: 'rate-limited',
  },
  {
    id: 'throttled',
    codes: ['ThrottlingException', 'TooManyRequestsException', 'Throttling'],
    text: /throttl|too many (?:tokens|requests)|rate/i,
    certainty: 'shared',
    kind: 'rate-limited',
  },
  {
    id: 'window',
    codes: ['insufficient_quota', 'free_quota_exceeded', 'quota_exceeded', 'QuotaExceeded'],
    text: /quota used|resets? (?:at|in|on)\b/i,
    kind: 'quota-exceeded',
    limit: { metric: 'usage' },
  },
  {
    id: 'balance',
    codes: [
      'insufficient_quota',
      'insufficient_balance_error',
      'insufficient_balance',
      'credit_balance_exhausted',
      'billing_error',
      'billing_not_active',
      'billing_hard_limit_reached',
      'Arrearage',
      'AccountOverdueError',
      'insufficient_credits',
      'insufficient_user_quota',
      'pre_consume_token_quota_failed',
      'budget_exceeded',
    ],
    certainty: 'shared',
    kind: 'insufficient-balance',
  },
  {
    id: 'overloaded',
    codes: ['overloaded_error', 'OverloadedError', 'server_overloaded', 'ServerOverloaded', 'slow_down', 'UNAVAILABLE', 'system_busy'],
    certainty: 'shared',
    kind: 'overloaded',
  },
  {
    id: 'authentication',
    codes: [
      'authentication_error',
      'invalid_api_key',
      'authorized_error',
      'unauthorized',
      'InvalidApiKey',
      'AuthenticationError',
      'UNAUTHENTICATED',
      'AI_LoadAPIKeyError',
    ],
    certainty: 'shared',
    kind: 'authentication',
  },
  {
    id: 'context',
    codes: ['context_length_exceeded', 'string_above_max_length', 'max_character_limit_exceeded'],
    certainty: 'shared',
    kind: 'context-too-long',
    limit: { metric: 'tokens' },
  },
  {
    id: 'filter',
    codes: [
      'content_filter',
      'input_sensitive',
      'output_sensitive',
      'content_policy_violation',
      'ResponsibleAIPolicyViolation',
      'DataInspectionFailed',
      'InputTextRiskDetection',
    ],
    certainty: 'shared',
    kind: 'content-filtered',
  },
  { id: 'too-large', codes: ['request_too_large', 'payload_too_large'], certainty: 'shared', kind: 'invalid-input' },
  {
    id: 'model',
    codes: ['model_not_found', 'ModelNotFound', 'DeploymentNotFound', 'AI_NoSuchModelError'],
    certainty: 'shared',
    kind: 'not-found',
    detail: 'model-unavailable',
  },
  {
    id: 'timeout',
    codes: ['timeout_error', 'DEADLINE_EXCEEDED', 'ETIMEDOUT', 'ECONNABORTED', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'],
    certainty: 'shared',
    kind: 'timeout',
  },
  {
    id: 'network',
    codes: [
      'ERR_NETWORK',
      'ECONNREFUSED',
      'ECONNRESET',
      'ENOTFOUND',
      'EAI_AGAIN',
      'EPIPE',
      'EHOSTUNREACH',
      'ENETUNREACH',
      'UND_ERR_SOCKET',
      'UND_ERR_CONNECT_TIMEOUT',
    ],
    certainty: 'shared',
    kind: 'network',
  },
  { id: 'canceled', codes: ['ERR_CANCELED', 'CANCELLED', 'ABORT_ERR'], certainty: 'shared', kind: 'aborted' },

  {
    id: 'allowance',
    codes: ['QuotaExceeded', 'SetLimitExceeded'],
    certainty: 'shared',
    kind: 'quota-exceeded',
    limit: { metric: 'usage' },
  },
  { id: 'text-minute', text: /^(?=.*exceeded your current quota).*retry in \d/i, kind: 'rate-limited' },
  // Cloudflare's page for it has no other words.
  { id: 'text-cloudflare', text: /^error code: 1015$/i, kind: 'rate-limited' },
  {
    id: 'text-never-allowed',
    text: /\(0\/0 used\)|plan (?:does )?not support/i,
    kind: 'not-in-plan',
  },
  {
    id: 'text-usage',
    text: /usage limit (?:has been )?(?:reached|exceeded)|(?:reached|exceeded) (?:your|the) (?:[\w()-]{1,16} ){0,3}usage limit|quota used \(|(?:daily|weekly|monthly|5-hour) (?:usage )?(?:limit|quota) (?:reached|exceeded)|用量上限/i,
    kind: 'quota-exceeded',
    limit: { metric: 'usage' },
  },
  {
    id: 'text-balance',
    text: /insufficient (?:account )?(?:balance|credits?|funds)|credit balance is too low|quota is not enough|exceeded your current quota, please check your plan|payment required|balance is insufficient|requires more credits|can only afford|budget has been exceeded|余额不足|账户已欠费|额度不足|额度已用尽|预扣费额度失败/i,
    kind: 'insufficient-balance',
  },
  {
    id: 'text-context',
    text: /context (?:window|length)(?: (?:is|was|has been))? exceed|maximum context length|prompt is too long|exceed(?:s|ed)? (?:the )?(?:maximum )?(?:context|token limit)|too many input tokens|上下文.{0,6}(?:超|过长)/i,
    kind: 'context-too-long',
    limit: { metric: 'tokens' },
  },
  {
    id: 'text-filter',
    text: /content (?:management )?policy|content filter(?:ing|ed)?\b|(?:image|text|input|content|output) is sensitive|(?:was|been) flagged|flagged (?:as|by)|内容.{0,8}敏感|(?:输入|输出).{0,6}敏感/i,
    kind: 'content-filtered',
  },
  {
    id: 'text-key',
    text: /(?:invalid|incorrect|missing|unknown|expired) api[ _-]?key|api[ _-]?key (?:is )?(?:invalid|incorrect|missing|not valid|expired)|\bunauthorized\b|\bunauthenticated\b|authentication (?:fails|failed|required)|login (?:fail|required)|身份验证失败|无效的令牌|(?:密钥|令牌) ?(?:无效|错误)/i,
    kind: 'authentication',
  },
  {
    id: 'text-overloaded',
    text: /\boverloaded\b|under high load|at capacity|service (?:is )?(?:temporarily|currently) unavailable|(?:server|service|system) is (?:\w{1,8} )?busy|服务.{0,6}繁忙|访问量过大/i,
    kind: 'overloaded',
  },
  {
    id: 'text-rate',
    text: /rate limit(?: has been| was)? ?(?:reached|exceeded|hit)|exceed(?:ed)? (?:your (?:[\w'-]{1,16} ){0,2})?rate limit|(?:being|temporarily) rate[- ]limited|too many requests|too many tokens, please wait|max RPM\b|速率限制|请求.{0,4}(?:频繁|过多)|并发数过高/i,
    kind: 'rate-limited',
  },
  {
    id: 'text-size',
    text: /exceeds? the maximum (?:request |allowed )?size|request (?:entity |body )?(?:is )?too large|payload too large|file (?:is )?too large/i,
    kind: 'invalid-input',
  },
  {
    id: 'text-model',
    text: /model (?:\S{1,64} ){0,4}(?:not|doesn't) (?:exist|found)|unknown model|模型[^模]{0,20}不存在/i,
    kind: 'not-found',
    detail: 'model-unavailable',
  },
  {
    id: 'text-canceled',
    text: /context canceled|request was aborted|(?:operation|request) was (?:aborted|canceled|cancelled)|signal is aborted|client closed request/i,
    kind: 'aborted',
  },
  {
    id: 'text-timeout',
    text: /deadline exceeded|\btimed out\b|\b(?:request|gateway|connect(?:ion)?|read|i\/o|upstream) time-?out\b|\btimeout (?:error|exceeded|expired|of \d)|请求超时|ETIMEDOUT/i,
    kind: 'timeout',
  },

  {
    id: 'rate',
    codes: [
      'rate_limit_error',
      'rate_limit_exceeded',
      'rate_limit_reached',
      'too_many_requests',
      'RESOURCE_EXHAUSTED',
      'Throttling.RateQuota',
      'RateLimitExceeded',
      'too_many_concurrent_requests',
    ],
    certainty: 'generic',
    kind: 'rate-limited',
  },
  {
    id: 'permission',
    codes: ['permission_error', 'permission_denied', 'PERMISSION_DENIED', 'AccessDenied', 'forbidden'],
    certainty: 'generic',
    kind: 'permission',
  },
  { id: 'missing', codes: ['not_found_error', 'NOT_FOUND', 'not_found'], certainty: 'generic', kind: 'not-found' },
  { id: 'conflict', codes: ['conflict_error', 'ALREADY_EXISTS'], certainty: 'generic', kind: 'conflict' },
  {
    id: 'request',
    codes: [
      'invalid_request_error',
      'bad_request_error',
      'badrequesterror',
      'invalid_request',
      'invalid_params',
      'INVALID_ARGUMENT',
      'FAILED_PRECONDITION',
      'unprocessable_entity_error',
      'InvalidParameter',
      'MissingParameter',
    ],
    certainty: 'generic',
    kind: 'invalid-request',
  },
  {
    id: 'server',
    codes: ['api_error', 'server_error', 'internal_error', 'internal_server_error', 'INTERNAL'],
    certainty: 'generic',
    kind: 'server-error',
  },
];

/** Signs of a line that broke; believed only where nobody answered, since a provider's own database may say the same. */
export const networkText = new RegExp(
  [
    // fetch in Chrome, Firefox, Safari, React Native, Bun, Workers, undici
    'failed to fetch|fetch failed|^load failed$|network ?error|networkerror when|network request failed|error in input stream|net::err_[a-z0-9_]{3,40}',
    'internet connection appears to be offline|could not connect to the server|server with the specified hostname could not be found|unable to connect\\b|network connection (?:was )?lost',
    '^terminated$|^aborted$|premature close|other side closed|socket (?:hang up|connection was closed|disconnected)|bodystreambuffer was aborted',
    // sockets and clients in other languages
    'connection (?:error|reset|refused|closed|lost|aborted)|connection attempts failed|server disconnected|peer closed connection|\\beconn\\w{3,12}|tls (?:handshake|connection)|unexpected ?eof|closed (?:unexpectedly|mid-response)|getaddrinfo|cannot connect to api',
    'stream (?:closed|disconnected|ended) (?:before|unexpectedly)|upstream connect error|no healthy upstream|网络(?:异常|错误|连接失败)|连接超时',
  ].join('|'),
  'i',
);

/** The last resort before `unknown`, when neither a code nor a status is left. */
export const weakRows: readonly ErrorRow[] = [
  { id: 'weak-permission', text: /\bforbidden\b|permission denied|access denied|don't have access|not allowed to/i, kind: 'permission' },
  {
    id: 'weak-request',
    text: /invalid (?:params|parameters?|request|argument)|must not be empty|is required\b|missing required|is not a valid|unsupported (?:parameter|value)/i,
    kind: 'invalid-request',
  },
  {
    id: 'weak-server',
    text: /internal (?:server )?error|server had an error|bad gateway|\bunknown error\b|\bsystem error\b/i,
    kind: 'server-error',
  },
];
