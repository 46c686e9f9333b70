import { rows } from '../errors/rows.js';

const generic = { certainty: 'generic' } as const;
const usage = { limit: { metric: 'usage' } } as const;

/**
 * Codes of clouds that also serve models of others: Google, AWS, Azure, Alibaba (DashScope), Volcengine, ElevenLabs.
 * Nobody else uses them, so they stand here and not with what every reader knows. A table of such a provider takes
 * them in behind its own rows.
 */
export const otherCodes = rows([
  // Google says "quota" of a minute, and when it is over.
  ['quota-of-a-minute RESOURCE_EXHAUSTED', 'rate-limited', null, { text: /^(?=.*exceeded your current quota).*retry in \d/i }],
  // Without words: in a table those are looked for alone, too, and "rate" is in anybody's sentence.
  ['throttled ThrottlingException TooManyRequestsException Throttling', 'rate-limited'],
  ['allowance QuotaExceeded SetLimitExceeded', 'quota-exceeded', null, usage],
  ['arrears Arrearage AccountOverdueError', 'insufficient-balance'],
  ['busy ServerOverloaded UNAVAILABLE system_busy', 'overloaded'],
  ['key InvalidApiKey UNAUTHENTICATED', 'authentication'],
  ['characters max_character_limit_exceeded', 'context-too-long', null, { limit: { metric: 'characters' } }],
  ['inspection ResponsibleAIPolicyViolation DataInspectionFailed InputTextRiskDetection', 'content-filtered'],
  ['deployment ModelNotFound DeploymentNotFound', 'not-found', null, { detail: 'model-unavailable' }],
  ['deadline DEADLINE_EXCEEDED', 'timeout'],
  ['cancelled CANCELLED', 'aborted'],
  ['per-minute RESOURCE_EXHAUSTED Throttling.RateQuota RateLimitExceeded too_many_concurrent_requests', 'rate-limited', null, generic],
  ['denied PERMISSION_DENIED AccessDenied', 'permission', null, generic],
  ['absent NOT_FOUND', 'not-found', null, generic],
  ['exists ALREADY_EXISTS', 'conflict', null, generic],
  ['arguments INVALID_ARGUMENT FAILED_PRECONDITION InvalidParameter MissingParameter', 'invalid-request', null, generic],
  ['internal INTERNAL', 'server-error', null, generic],
]);
