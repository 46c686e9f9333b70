import type { Kind } from '../errors/kinds.js';
import type { ProviderError } from '../errors/provider-error.js';

/** What to look at first. For developers, in English; not in a production build. */
export const developerHints: Readonly<Record<Kind, string>> = {
  authentication: 'The key was refused. See which key the server holds, and for which host: a key of one region is refused by the other.',
  permission: 'The key is right, but may not do this. Compare what it may do with the endpoint and the model you ask for.',
  'insufficient-balance': 'The code is fine. A BalanceBanner tells the owner before it comes to this.',
  'quota-exceeded': 'The code is fine. A QuotaBanner tells the owner before it comes to this.',
  'not-in-plan': 'No waiting helps. Ask for another model, or hide what this plan does not have.',
  'rate-limited': 'Send fewer requests at once. Hooks that are told their provider share one wait.',
  overloaded: 'It is busy everywhere. Where another model would do, offer it.',
  'server-error': 'Nothing you sent is known to be at fault. Keep the request id for the provider.',
  timeout: 'Ask for less at once, or stream: the first words come sooner than the last.',
  network: 'No answer came. See whether the handler runs, and whether its address and the origin are the ones you mean.',
  'content-filtered': 'The filter decides by the text. Show the person which text it was, so that they can change it.',
  'context-too-long':
    'Send fewer of the older messages, or ask a model with more room. One that thought until its tokens were used up needs more max_tokens.',
  'invalid-input': 'Check it before it is sent: the limit stands in error.limit, where it is known.',
  'invalid-request': 'The request is built wrongly. The original, with the name of the field, is in originalOf(error).',
  'not-found':
    'A model, voice, file or path of this name is not there, or not for this account; or no handler is mounted at this address: see basePath.',
  conflict: 'The name is taken. Ask the person for another one, or make one that nobody has.',
  aborted: 'Somebody stopped it: that is no failure.',
  unknown: 'Nobody has seen this one yet. originalOf(error) has it; a row in your provider table teaches the reader.',
};

/** Of the two lines there are, it is the server's that broke. */
export const serverHint =
  "The server's own call to the provider got no answer. See its log, its connection (DNS, proxy, firewall) and the provider's baseURL.";

export function hintOf({ kind, detail }: ProviderError): string {
  return detail === 'from-server' ? serverHint : developerHints[kind];
}
