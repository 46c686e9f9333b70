import { rows } from './rows.js';

const generic = { certainty: 'generic' } as const;
const usage = { limit: { metric: 'usage' } } as const;
const tokens = { limit: { metric: 'tokens' } } as const;

/**
 * What many providers, gateways and clients have in common: types of the OpenAI and Anthropic dialects, codes of
 * sockets, sentences that mean one thing whoever says them. A provider's own rows go first. Text here is run on a
 * stranger's sentence, so a pattern is a phrase, never a word.
 */
export const generalRows = rows([
  ['window insufficient_quota free_quota_exceeded quota_exceeded', 'quota-exceeded', /quota used|resets? (?:at|in|on)\b/i, usage],
  [
    'balance insufficient_quota insufficient_balance_error insufficient_balance credit_balance_exhausted billing_error billing_not_active billing_hard_limit_reached insufficient_credits insufficient_user_quota pre_consume_token_quota_failed budget_exceeded',
    'insufficient-balance',
  ],
  ['overloaded overloaded_error OverloadedError server_overloaded server_unavailable slow_down', 'overloaded'],
  [
    'authentication authentication_error invalid_api_key authorized_error unauthorized invalid_grant AuthenticationError AI_LoadAPIKeyError',
    'authentication',
  ],
  [
    'text-context',
    'context-too-long',
    /context (?:window|length)(?: (?:is|was|has been))? exceed|maximum context length(?: is (?<max>\d{1,9}) tokens\b\D{1,40}(?<current>\d{1,9}) (?:input )?tokens)?|maximum prompt length is|max length exceeded|(?:prompt|input|conversation) is too long|exceed(?:s|ed)? (?:the )?(?:maximum |available |model )?(?:context|token limit(?! per (?:min|sec|hour|day|week|month)))|too many input tokens|(?:maximum number of|number of input) tokens(?! per)|input tokens exceed|range of input length|input token count \(\d{1,9}\) exceeds|input token limit exceed|longer than the model's context|(?:content|prompt|input|text) exceeds max(?:imum)? length|context limit|length of prompt_tokens|context the overflows|room in the model's context|上下文.{0,6}(?:超|过长)/i,
    tokens,
  ],
  ['context context_length_exceeded string_above_max_length', 'context-too-long', null, tokens],
  // Azure tells which side.
  ['text-filter-input', 'content-filtered', /filtered due to the prompt/i, { filtered: 'input' }],
  ['filter content_filter input_sensitive output_sensitive content_policy_violation', 'content-filtered'],
  ['too-large request_too_large payload_too_large', 'invalid-input'],
  ['model model_not_found AI_NoSuchModelError', 'not-found', null, { detail: 'model-unavailable' }],
  ['timeout timeout_error ETIMEDOUT ECONNABORTED UND_ERR_HEADERS_TIMEOUT UND_ERR_BODY_TIMEOUT', 'timeout'],
  [
    'network ERR_NETWORK ECONNREFUSED ECONNRESET ENOTFOUND EAI_AGAIN EPIPE EHOSTUNREACH ENETUNREACH UND_ERR_SOCKET UND_ERR_CONNECT_TIMEOUT stream_read_error',
    'network',
  ],
  ['canceled ERR_CANCELED ABORT_ERR', 'aborted'],

  // Google names a moment for what the plan never had, too.
  [
    'text-never-allowed',
    'not-in-plan',
    /\(0\/0 used\)|plan (?:does )?not support|(?<!limits? (?:is|are) )not (?:(?:available on|work with) (?:your|the)|(?:included in|part of) your) (?:\w{1,12} ){0,2}plan|requires a subscription|仅限.{0,8}套餐|plan package has expired|does not have a valid coding plan|free tier usage disabled|extra usage is required|quota exceeded for metric: [\w./]{1,120}, limit: 0\b(?!\.\d)|\blimit: 0\/1min\. current/i,
  ],
  // Google sends a delay of seconds beside a day's quota.
  [
    'text-day',
    'quota-exceeded',
    /\b(?!Max|Min)[A-Z][a-z]\w{0,40}(?:Requests|Tokens)\w{0,24}PerDay/,
    { limit: { metric: 'usage', window: 'day' } },
  ],
  // Google says "quota" of a minute, and when it is over.
  [
    'text-minute',
    'rate-limited',
    /^(?=.*exceeded your current quota).*(?:retry in \d|retryDelay["']: ?["']\d|PerMinute)|quota exceeded for quota metric .{1,60} per minute/i,
  ],
  // Cloudflare's page for it has no other words.
  ['text-cloudflare', 'rate-limited', /\berror code: 1015\b/i],
  [
    'text-usage',
    'quota-exceeded',
    /(?:usage|daily|weekly|monthly|5-hour|subscription|cycle|free|tpd)(?: (?!rate)\S{1,16}){0,2} (?:limit|quota|tier)(?: (?!rate|not\b)\S{1,16}){0,5} (?:reached|exceeded|exhausted)|(?:reached|exceeded|hit|depleted|used up) (?:\S{1,16} ){0,4}(?:usage|daily|weekly|monthly|today's|free) (?:(?!rate)\S{1,16} ){0,2}(?:limit|quota|credits|(?<=free )allocation)|key limit exceeded \((?:dai|week|month)ly|limit (?:reached|exceeded).{0,120}\bper[- ]day\b|set inference limit|quota used \(|too many tokens per day|quota exhausted|request exceeds your quota|\b(?:daily|weekly) rate limit|(?:^|\d{3} )(?:daily|weekly) limit\b|(?:quota limit (?:has been )?(?:reached|exceeded)|exceeded your quota)(?!.{0,60}\bper (?:min|sec))|exhausted their quota|hit your limit(?! (?:for|o[fn])\b|.{0,60}(?:\bper |\/ ?)(?:min|sec))|(?:hit|reached|exceeded) (?:your|the) spend(?:ing)? (?:limit|cap)|trial key, which is limited .{1,30}month|exceeds your api key (?:\(\S{1,40}\) )?quota|will regain access|(?:用量|使用)上限|次数已用[完尽]/i,
    usage,
  ],
  [
    'text-balance',
    'insufficient-balance',
    /(?:insufficient|not enough) (?:account |token )?(?:balance|credit|funds|quota)|(?:no|\b0) credits (?:remain|left)|(?:n't|not) have any credits|(?:(?:have|has|'ve) run|ran|is) out of credits|all available credits|(?:balance|quota|credit limit)(?: [$＄]\d{1,9}\.\d{1,9})? is (?:insufficient|not enough|used up|(?:too|running) low)|billing hard limit|preconsumedquota \[\d{1,16}\] is not enough|overdue balance|exceeded (?:your|the) current quota, please check your plan|token amount has been exhausted|exceeds available balance|payment required|requires more credits|(?<!\bno )credits? (?:balance is )?required|exhausted (?:its|your) (?:credits|balance)|(?:credits?|(?<!load )balance) (?:(?:are|is|ha(?:s|ve) been) )?(?:exhausted|depleted)|account overdue|account is in arrears|account is in good standing|budget has been exceeded|(?:project|key|team|user|monthly) budget exceeded|your (?:\w{1,16} )?budget is exhausted|exceeded ?budget|欠费|(?:余额|额度|配额)(?:不足|已?用[完尽])|预扣费?额度失败/i,
  ],
  [
    'text-filter',
    'content-filtered',
    /(?:content|safety) (?:management )?policy|content filter(?:ing|ed)?\b|(?:reason|code|type)["']?[:=] ?["']?content_filter|(?:image|text|input|content|output) is sensitive|(?<!case[- ](?:in)?)sensitive ?content|content rejected|(?:was|been) flagged|flagged as|content blocked|moderation.blocked|by (?:the|our) safety system|may have filtered the output|text that is not allowed|provider blocked the response|\bblock(?:ed)?_?reason(?:: )?(?:safety|prohibited)|request moderated|content exists risk|(?:inappropriate|prohibited) content|sensitive[_ ]words|violates usage|(?:内容|输入|输出).{0,8}(?:敏感|违[反规])|审核[不未]通过|(?<!账[号户].{0,4})触发.{0,4}审核|未通过.{0,8}审核/i,
  ],
  [
    'text-key',
    'authentication',
    /(?:invalid|incorrect|missing|unknown|expired|no) (?:(?:(?!available)\w{1,12} )?api[ _-]?key|credentials)|api[ _-]?key (?:(?:is|was|has been|appears to be) )?(?:invalid|incorrect|missing|(?:can )?not (?:be )?(?:valid|found|configured)|expired|disabled|suspended)|reported as leaked|invalid token \(request|not authenticated|401 user not found|refresh token was already used|(?:token|oauth session) expired|rejected (?:your|the configured) \w{0,24}api_key|\bunauthorized\b|\bunauthenticated\b|\bauth(?:entication|orization)? (?:fail|required|expired)|iam certification failed|login (?:fail\b|required)|(?:身份验证|[鉴授]权|认证)失败|授权已过期|无效的?令牌|(?:密钥|令牌|key) ?(?:状态|暂时)? ?(?:无效|错误|不可用)/i,
  ],
  [
    'text-overloaded',
    'overloaded',
    /\boverloaded\b|under high load|high (?:traffic detected|demand)|at capacity|temporarily unavailable|(?:service|endpoint|channels?) (?:is |are )?(?:currently )?unavailable(?! (?:(?:in|for|to) (?:your|this)|until you)\b)|(?:server|service|system) is (?:\w{1,8} )?busy|(?:服务|模型).{0,6}繁忙|访问量过大|高峰时段|负载.{0,3}(?:饱和|高)|(?<!账[号户].{0,2})暂时不可用/i,
  ],
  [
    'text-rate',
    'rate-limited',
    /(?:rate|request|concurrency|[rt]pm) limit(?: \([rt]pm\)| has been| was)? ?(?:reached|exceeded|hit)|(?:exceed(?:ed)?|reached|hit) (?:(?:your|the|a) (?:[\w'-]{1,16} ){0,2}|message )?rate limit|\brate[- ]limited\b(?!-| to )|too many (?:current )?requests|too many tokens, please wait|max RPM\b|no deployments available|resource (?:has been )?exhausted|\bcooling down\b|max requests? per minute|速率限制|限流|频率.{0,2}超|(?:请求|调用).{0,4}(?:频繁|过多)|并发数过高/i,
  ],
  [
    'text-size',
    'invalid-input',
    /exceed(?:s|ed)? (?:the )?max(?:imum)? (?:(?!queue)\w{1,8} )?size|content size limit|disallowed image url|(?:request|entity|body|payload|file)\)? (?:is )?too large|文件[太过]大/i,
  ],
  [
    'text-model',
    'not-found',
    /model (?:\S{1,64} ){0,4}(?:not|doesn't) (?:exist|found|supported|configured)|no (?:available channel|accounts) .{0,32}model|(?:model\b.{0,80}|-[\w.:]{0,20}\d[\w.:-]{0,40} ?)(?:(?:is |has reached its )?(?:no longer available|end of life)|已下线)|unknown model|modelnotfound|(?:invalid|incorrect) model id|no endpoints found|模型[^模]{0,20}(?:不存在|无可用渠道|.{0,8}已下线)/i,
    { detail: 'model-unavailable' },
  ],
  [
    'text-canceled',
    'aborted',
    /context canceled|(?:operation|request) was (?:aborted|cancell?ed)(?! due to timeout)|signal is aborted|client closed request/i,
  ],
  [
    'text-timeout',
    'timeout',
    /deadline exceeded|\btimed out\b|\b(?:request|gateway|connect(?:ion)?|read|i\/o|upstream|idle|due to) time-?out\b|\b(?:read|connect|socket)timeout(?:error|exception)?\b(?! ?[:=] ?\d)|stream stalled|no (?:reply|response) before|timeout (?:awaiting|on reading)|invocation_timeout|no messages received for|\b(?:status|reason|decision)[=:] ?timeout\b|\btimeout ?(?:error|exceeded|expired|(?:of|after) \d)|(?:请求|响应|\d ?秒)超时|ETIMEDOUT/i,
  ],

  [
    'rate Throttling.RateQuota Throttling.AllocationQuota rate_limit_error rate_limit_exceeded rate_limit_reached too_many_requests',
    'rate-limited',
    null,
    generic,
  ],
  ['permission permission_error permission_denied forbidden', 'permission', null, generic],
  ['missing not_found_error not_found', 'not-found', null, generic],
  ['conflict conflict_error', 'conflict', null, generic],
  [
    'request invalid_request_error bad_request_error badrequesterror invalid_request invalid_params unprocessable_entity_error',
    'invalid-request',
    null,
    generic,
  ],
  ['server api_error server_error internal_error internal_server_error', 'server-error', null, generic],
]);

/**
 * What no waiting changes. Where a sentence says so, its other words ("too many requests", "service unavailable") promise
 * nothing.
 */
export const standingText =
  /(?<!\bbe )(?:suspended|deactivated|banned)\b|has been disabled|past due|overdue|in arrears|out of credits|(?:credits?|balance) (?:is |are )?(?:used up|exhausted|depleted|negative)|\b(?:subscription|plan|key|token|credits?|trial)(?: period)?(?: (?!bucket)\w{2,8})? (?:expired|exhausted)|must be verified|unverified|plan does not include|login failed(?!:)|[已被](?:封|禁用|[到过]期)|未开通/i;

/** Signs of a line that broke; believed only where nobody answered, since a provider's own database may say the same. */
export const networkText = new RegExp(
  [
    // fetch in Chrome, Firefox, Safari, React Native, Bun, Workers, undici
    'failed to fetch|fetch failed|error sending request for url|^load failed(?: \\(|$)|typeerror: load failed\\b|network ?error|network request failed|error in input stream|net::err_[a-z0-9_]{3,40}',
    'appears to be offline|(?:could not|unable to|cannot) (?:connect|reach)\\b|specified hostname could not be found|^(?:api error: )?terminated$|^aborted$',
    'premature close|(?<!client )closed the connection|other side closed|socket (?:hang up|disconnected)|too many concurrent streams|ssl_error_syscall|payload is not completed|stream(?:buffer was| has been) aborted|; received from peer|server disconnected',
    // sockets and clients in other languages
    'network connection failed|connection (?:was )?(?:error|reset|refused|closed|lost|aborted)|connection attempts failed|peer closed connection|\\beconn\\w{3,12}|os error 10054',
    'tls (?:handshake|connection)|unexpected ?eof|getaddrinfo|unknown ?host|nodename nor servname|\\bepipe\\b|upstream connect error',
    '(?:stream|response) (?:closed|disconnected|ended) (?:before|unexpectedly|prematurely)|no healthy upstream|connectionpool\\(|websocket(?: closed before|[^.]{1,30}\\b1006\\b)|no close frame|网络(?:异常|错误|连接失败)|检查网络|无法连接|连接超时|name resolution',
  ].join('|'),
  'i',
);

/** The last resort before `unknown`, when neither a code nor a status is left. */
export const weakRows = rows([
  [
    'weak-permission',
    'permission',
    /\bforbidden\b|territory not supported|permission denied|access denied|don't have access|no access to|denied access|not allowed to|账[号户](?:状态)?异常|has been (?:banned|deactivated|disabled)|not comply with the fair usage policy|api has not been used in project|无权访问|权限不足|无.{0,4}权限|不在.{0,12}允许/i,
  ],
  ['weak-model', 'not-found', /model identifier is invalid|requested model is not available/i, { detail: 'model-unavailable' }],
  [
    'weak-file',
    'invalid-input',
    /\b(?:audio|video|image|file|text|lyrics|prompt)(?: upload)? (?:is )?(?:too (?:short|long|small|large)|corrupted)|unable to download|音频(?:文件)?(?:时长|大小)?超过/i,
  ],
  ['weak-conflict', 'conflict', /ID ?已存在|the same file twice/],
  [
    'weak-missing',
    'not-found',
    /(?:page|resource|method|voice_id \S{1,40}) (?:was )?not found|(?:^|error: )not found(?:$|,)|not found error(?!$)|找不到|未找到/i,
  ],
  [
    'weak-request',
    'invalid-request',
    /invalid (?:param|request|argument|value:|image url|data url|id has been|model\b|[a-z]{2,16}[._][a-z_]{1,16}: )|params [\w.]{1,40} invalid|validation errors?:|not permitted,|(?<!err )bad ?request|field validation for|incompatible with|cannot specify both|is (?:required|mandatory)\b|validation exception|missing required|is not a valid|json body into the target|unable to submit request because (?!of )|\bunsupported\b|schema not supported|\$ref\b.{0,60} should be|(?:is|does) not support|\bonly .{1,60} (?:is|are) (?:allowed|supported)|\bmust (?:not )?(?:be(?! (?:logged|signed|verified|auth))|have|contain)\b|non-empty|param(?:eter)? (?:is )?(?:incorrect|illegal)|field required|exceeds model's maximum output|check request parameters|参数.?(?:非法|无效|错误)/i,
  ],
  [
    'weak-server',
    'server-error',
    /(?<!missing due to )internal (?:server )?error|server error has occurred|do request failed|server had an error|bad gateway|\bunknown error\b|\bsystem error\b|内部错误|系统错误/i,
  ],
  // Says who failed, not at what: whatever else the sentence says goes before.
  [
    'weak-login',
    'authentication',
    /login failed(?!:)|auth(?:entication)? (?:error|issue)|\bno (?:\w{1,12} )?(?:auth|credentials)|(?:run|send) ["']?\/login\b/i,
  ],
  [
    'weak-rate',
    'rate-limited',
    /^(?:[\w-]{1,30}: )?rate limit(?: on | \(|$)|(?:for|\() ?rate limit[:)]|rate limit (?:error|exception)|concurrent request|request rate\b|throttling|并发请求|请求数限制/i,
  ],
  // Who names the time expects that it works then, whatever the trouble is.
  ['weak-wait', 'rate-limited', /(?:账号|模型|队列)[^请]{0,16}请 ?\d{1,6} ?秒后[再重]?试/],
]);
