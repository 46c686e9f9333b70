import type { kimiCodeRows } from './kimi-code-errors.js';
import type { kimiRows } from './kimi-errors.js';
import type { minimaxRows } from './minimax-errors.js';

/**
 * One failure as its provider documents it. `{name}` stands for what the provider fills in. Kept apart from the rows:
 * a reader needs to know what a failure means, not where that is written.
 */
export interface DocumentedFailure {
  readonly provider: 'kimi' | 'minimax';
  /** The id of the row that reads it. */
  readonly row: string;
  readonly status: number;
  readonly code: string;
  /** The documented sentences; most codes have one. */
  readonly messages: readonly string[];
  /** What the documentation advises, in its own words. */
  readonly advice: string;
}

const kimiPage = 'https://platform.kimi.ai/docs/api/errors';
const minimaxPage = 'https://platform.minimax.io/docs/api-reference/errorcode';
const account = 'Your account {organization-id}<{ak-id}>';

/** Every row of Kimi's error page, in its order. Source: platform.kimi.ai/docs/api/errors */
export const kimiDocumentation = [
  {
    row: 'content-filter',
    status: 400,
    code: 'content_filter',
    messages: ['The request was rejected because it was considered high risk'],
    advice: 'Content moderation rejected the request. Your input or generated content may contain unsafe or sensitive content.',
  },
  {
    row: 'invalid-request',
    status: 400,
    code: 'invalid_request_error',
    messages: ['Invalid request: {error_details}'],
    advice: 'Invalid request, usually due to incorrect format or missing required parameters.',
  },
  {
    row: 'input-too-long',
    status: 400,
    code: 'invalid_request_error',
    messages: ['Input token length too long'],
    advice: "The token count in the request exceeds the model's maximum context length.",
  },
  {
    row: 'token-limit',
    status: 400,
    code: 'invalid_request_error',
    messages: ['Your request exceeded model token limit : {max_model_length}'],
    advice: "The sum of input tokens and max_tokens exceeds the model's maximum length.",
  },
  {
    row: 'purpose',
    status: 400,
    code: 'invalid_request_error',
    messages: ["Invalid purpose: only 'file-extract' accepted"],
    advice: "The purpose field is incorrect; currently only 'file-extract' is accepted.",
  },
  {
    row: 'file-too-large',
    status: 400,
    code: 'invalid_request_error',
    messages: ['File size is too large, max file size is 100MB, please confirm and re-upload the file'],
    advice: 'The uploaded file exceeds the size limit.',
  },
  {
    row: 'file-empty',
    status: 400,
    code: 'invalid_request_error',
    messages: ['File size is zero, please confirm and re-upload the file'],
    advice: 'The uploaded file is empty.',
  },
  {
    row: 'too-many-files',
    status: 400,
    code: 'invalid_request_error',
    messages: ['The number of files you have uploaded exceeded the max file count {max_file_count}, please delete previous uploaded files'],
    advice: 'Total file count exceeded. Delete unused files and retry.',
  },
  {
    row: 'invalid-authentication',
    status: 401,
    code: 'invalid_authentication_error',
    messages: ['Invalid Authentication'],
    advice: 'Authentication failed. Check that your API Key is correct.',
  },
  {
    row: 'incorrect-api-key',
    status: 401,
    code: 'incorrect_api_key_error',
    messages: ['Incorrect API key provided'],
    advice: 'Authentication failed. Check that your API Key is provided and correct.',
  },
  {
    row: 'api-not-open',
    status: 403,
    code: 'permission_denied_error',
    messages: ['The API you are accessing is not open'],
    advice: 'The API you are trying to access is not yet available.',
  },
  {
    row: 'other-user',
    status: 403,
    code: 'permission_denied_error',
    messages: ['You are not allowed to get other user info'],
    advice: "Accessing other users' information is not allowed.",
  },
  {
    row: 'model-not-found',
    status: 404,
    code: 'resource_not_found_error',
    messages: ['Not found the model {model-id} or Permission denied'],
    advice: 'The model does not exist or you do not have access.',
  },
  {
    row: 'engine-overloaded',
    status: 429,
    code: 'engine_overloaded_error',
    messages: ['The engine is currently overloaded, please try again later'],
    advice: 'Too many concurrent requests. Try again later or upgrade your tier.',
  },
  {
    row: 'account-suspended',
    status: 429,
    code: 'exceeded_current_quota_error',
    messages: [`${account} is suspended, please check your plan and billing details`],
    advice: 'Account balance insufficient; account suspended.',
  },
  {
    row: 'token-quota',
    status: 429,
    code: 'exceeded_current_quota_error',
    messages: ['You exceeded your current token quota: <{organization_id}> {token_credit}, please check your account balance'],
    advice: 'Token quota exceeded. Check your account balance.',
  },
  {
    row: 'concurrency',
    status: 429,
    code: 'rate_limit_reached_error',
    messages: [`${account} request reached organization max concurrency: {Concurrency}, please try again after {time} seconds`],
    advice: 'Concurrency limit reached. Wait and retry.',
  },
  {
    row: 'rpm',
    status: 429,
    code: 'rate_limit_reached_error',
    messages: [`${account} request reached organization max RPM: {RPM}, please try again after {time} seconds`],
    advice: 'RPM rate limit reached. Wait and retry.',
  },
  {
    row: 'tpm',
    status: 429,
    code: 'rate_limit_reached_error',
    messages: [`${account} request reached organization TPM rate limit, current:{current_tpm}, limit:{max_tpm}`],
    advice: 'TPM rate limit reached. Wait and retry.',
  },
  {
    row: 'tpd',
    status: 429,
    code: 'rate_limit_reached_error',
    messages: [`${account} request reached organization TPD rate limit,current:{current_tpd}, limit:{max_tpd}`],
    advice: 'TPD rate limit reached. Wait and retry.',
  },
  {
    row: 'extract-failed',
    status: 500,
    code: 'server_error',
    messages: ['Failed to extract file: {error}'],
    advice: 'File extraction failed. Please retry.',
  },
  {
    row: 'invalid-state',
    status: 500,
    code: 'unexpected_output',
    messages: ['invalid state transition'],
    advice: 'Internal error. Please contact support.',
  },
] as const satisfies readonly Documented<typeof kimiRows>[];

/** Every code of MiniMax's error page, in its order. Source: platform.minimax.io/docs/api-reference/errorcode */
export const minimaxDocumentation = [
  { row: '1000', status: 500, code: '1000', messages: ['unknown error'], advice: 'Please retry your requests later.' },
  { row: '1001', status: 504, code: '1001', messages: ['request timeout'], advice: 'Please retry your requests later.' },
  { row: '1002', status: 429, code: '1002', messages: ['rate limit'], advice: 'Please retry your requests later.' },
  {
    row: '1004',
    status: 401,
    code: '1004',
    messages: ['not authorized', 'token not match group', 'cookie is missing, log in again'],
    advice: 'please check your API Key and make sure it is correct and active.',
  },
  { row: '1008', status: 402, code: '1008', messages: ['insufficient balance'], advice: 'Please check your account balance.' },
  { row: '1024', status: 500, code: '1024', messages: ['internal error'], advice: 'Please retry your requests later.' },
  { row: '1026', status: 422, code: '1026', messages: ['input new_sensitive'], advice: 'Please change your input content.' },
  { row: '1027', status: 422, code: '1027', messages: ['output new_sensitive'], advice: 'Please change your input content.' },
  { row: '1033', status: 500, code: '1033', messages: ['system error', 'mysql failed'], advice: 'Please retry your requests later.' },
  { row: '1039', status: 429, code: '1039', messages: ['token limit'], advice: 'Please retry your requests later.' },
  { row: '1041', status: 429, code: '1041', messages: ['conn limit'], advice: 'Please contact us if the issue persists.' },
  {
    row: '1042',
    status: 400,
    code: '1042',
    messages: ['invisible character ratio limit'],
    advice: 'Please check your input content for invisible or illegal characters.',
  },
  {
    row: '1043',
    status: 400,
    code: '1043',
    messages: ['The asr similarity check failed'],
    advice: 'Please check file_id and text_validation.',
  },
  {
    row: '1044',
    status: 400,
    code: '1044',
    messages: ['clone prompt similarity check failed'],
    advice: 'Please check clone prompt audio and prompt words.',
  },
  {
    row: '2013',
    status: 400,
    code: '2013',
    messages: ['invalid params', 'glyph definition format error'],
    advice: 'Please check the request parameters.',
  },
  {
    row: '20132',
    status: 400,
    code: '20132',
    messages: ['invalid samples or voice_id'],
    advice:
      'Please check your file_id（in Voice Cloning API）, voice_id（in T2A v2 API, T2A Large v2 API） and contact us if the issue persists.',
  },
  {
    row: '2037',
    status: 400,
    code: '2037',
    messages: ['voice duration too short', 'voice duration too long'],
    advice: 'Please adjust the duration of your file_id for voice clone.',
  },
  {
    row: '2039',
    status: 400,
    code: '2039',
    messages: ['voice clone voice id duplicate'],
    advice: 'Please check the voice_id to ensure no duplication with the existing ones.',
  },
  {
    row: '2042',
    status: 403,
    code: '2042',
    messages: ["You don't have access to this voice_id"],
    advice: 'Please check whether you are the creator of this voice_id and contact us if the issue persists.',
  },
  {
    row: '2045',
    status: 429,
    code: '2045',
    messages: ['rate growth limit'],
    advice: 'Please avoid sudden increases and decreases in requests.',
  },
  {
    row: '2048',
    status: 400,
    code: '2048',
    messages: ['prompt audio too long'],
    advice: 'Please adjust the duration of the prompt_audio file (< 8s).',
  },
  {
    row: '2049',
    status: 401,
    code: '2049',
    messages: ['invalid API Key'],
    advice: 'Please check your API Key and make sure it is correct and active.',
  },
  {
    row: '2056',
    status: 429,
    code: '2056',
    messages: ['usage limit exceeded'],
    advice: 'Please wait for the resource release in the next 5-hour window.',
  },
] as const satisfies readonly Documented<typeof minimaxRows>[];

/** The pages the two lists were read from. */
export const documentationPages = { kimi: kimiPage, minimax: minimaxPage } as const;

type Documented<Rows extends readonly { readonly id: string }[]> = Omit<DocumentedFailure, 'provider' | 'row'> & {
  readonly row: Rows[number]['id'];
};

type Sources<Rows extends readonly { readonly id: string }[]> = Readonly<Record<Rows[number]['id'], string>>;

const kimiCodePage = 'https://www.kimi.com/code/docs/en/kimi-code/error-reference.html';

/** Where each row of Kimi's is documented or was seen. */
export const kimiSources: Sources<typeof kimiRows> = {
  ...everyRow(kimiDocumentation, kimiPage),
  'nothing-extracted':
    'https://github.com/Zazzles2908/EX-AI-MCP-Server/blob/e50ef4f47bb7d88ff9c446c17e407094449bc6dd/.logs/metrics.jsonl#L821',
  'message-too-large': kimiCodePage,
  'image-unsupported': kimiCodePage,
  'model-id': 'https://github.com/openclaw/openclaw/issues/111561',
  quota: 'https://github.com/MoonshotAI/Kimi-K2/issues/5',
  inactive: 'https://github.com/MoonshotAI/Kimi-K2/issues/5',
  requests: 'https://github.com/harry0703/MoneyPrinterTurbo/issues/339',
  'rate-limit': kimiPage,
  'server-error': kimiPage,
};

/** Where each row of the coding plan was seen. */
export const kimiCodeSources: Sources<typeof kimiCodeRows> = {
  'coding-agents-only': 'https://github.com/BigPizzaV3/CodexPlusPlus/issues/971',
  month: 'https://github.com/NousResearch/hermes-agent/issues/36276',
  week: 'https://github.com/openclaw/openclaw/pull/142656',
  period: kimiCodePage,
  cycle: 'https://github.com/NanmiCoder/cc-haha/issues/1208',
  usage: kimiCodePage,
  concurrent: 'https://github.com/Wei-Shaw/sub2api/issues/6955',
  'too-many-requests': 'https://github.com/MoonshotAI/kimi-cli/issues/901',
  plan: kimiCodePage,
  context: 'https://github.com/NanmiCoder/cc-haha/issues/1162',
  membership: kimiCodePage,
  'account-unknown': 'https://www.kimi.com/code/docs/kimi-code/error-reference.html',
  terminated: 'https://github.com/clacky-ai/openclacky/issues/192',
  access: kimiCodePage,
  'url-refused': 'https://www.kimi.com/code/docs/kimi-code/error-reference.html',
  'image-refused': 'https://www.kimi.com/code/docs/kimi-code/error-reference.html',
  'method-not-found': kimiCodePage,
};

/** Where each row of MiniMax's is documented or was seen. */
export const minimaxSources: Sources<typeof minimaxRows> = {
  ...everyRow(minimaxDocumentation, minimaxPage),
  '1013': 'https://platform.minimax.io/docs/api-reference/text-openai-api',
  '1028': 'https://github.com/MiniMax-AI/cli/blob/main/src/errors/api.ts',
  '1030': 'https://github.com/MiniMax-AI/cli/blob/main/src/errors/api.ts',
  '2013-context': 'https://github.com/openclaw/openclaw/issues/66892',
  '2013-model': 'https://github.com/jlcodes99/cockpit-tools/issues/1431',
  '2013-length': 'https://platform.minimaxi.com/docs/api-reference/image-generation-t2i',
  '2013-plan': 'https://github.com/ChrisChen667788/wind-comic',
  '2013-audio': 'https://platform.minimaxi.com/docs/api-reference/speech-to-text',
  '2038': 'https://github.com/MiniMax-AI/MiniMax-MCP',
  '2053': 'https://github.com/MiniMax-AI/MiniMax-M2/issues',
  '2054': 'https://github.com/Kochava-Studios/witsy/issues/478',
  '2056-never': 'https://github.com/MiniMax-AI/MiniMax-M2.7/issues/36',
  '2057': 'https://github.com/hAcKlyc/MyAgents/issues/8',
  '2061': 'https://github.com/MiniMax-AI/MiniMax-MCP/issues/55',
  '2062-none': 'https://github.com/nesszer/Win-CodexBar/issues/254',
  '2062': 'https://platform.minimaxi.com/docs/api-reference/errorcode',
  '2064': 'https://github.com/NousResearch/hermes-agent/issues/10210',
  '2067': 'https://platform.minimaxi.com/docs/api-reference/errorcode',
  '2153': 'https://platform.minimax.io/docs/api-reference/music-generation',
  '2201': 'https://platform.minimax.io/docs/api-reference/speech-t2a-websocket-bidi',
  '2202': 'https://platform.minimax.io/docs/api-reference/speech-t2a-websocket-bidi',
  '2205': 'https://platform.minimax.io/docs/api-reference/speech-t2a-websocket-bidi',
};

function everyRow<Row extends string>(documented: readonly { readonly row: Row }[], page: string): Record<Row, string> {
  return Object.fromEntries(documented.map(({ row }) => [row, page])) as Record<Row, string>;
}
