import { field } from '../errors/field.js';
import { parseJson } from '../errors/parse-json.js';
import type { ProviderError } from '../errors/provider-error.js';
import type { Route } from '../providers/define-provider.js';
import { notAStream } from '../errors/own-failures.js';
import { failureOf } from './answer-parts.js';
import type { Exchange } from './call-provider.js';
import { readFrame } from './read-frame.js';

/** What one frame of a provider's stream is to us. */
export type Verdict =
  | { readonly type: 'comment' }
  | { readonly type: 'data'; readonly terminal: boolean }
  | { readonly type: 'failure'; readonly error: ProviderError; readonly original: unknown };

export function judgeFrame(bytes: Uint8Array, upstream: Response, exchange: Exchange): Verdict {
  const { event, data } = readFrame(bytes);
  if (data === null) return { type: 'comment' };
  if (data.trim() === '[DONE]') return { type: 'data', terminal: data === '[DONE]' && exchange.match.route.stream === 'openai' };
  const body = parseJson(data);
  if (event === 'error') {
    const context = { provider: exchange.match.provider.table.name, endpoint: exchange.match.route.endpoint };
    return { type: 'failure', error: exchange.settings.reader.normalizeError(body ?? data, context), original: data };
  }
  if (body === undefined) return { type: 'failure', error: notAStream(), original: data };
  const error = failureOf(body, upstream, exchange);
  if (error) return { type: 'failure', error, original: data };
  return { type: 'data', terminal: isTerminal(body, exchange.match.route.stream) };
}

/** Without such a sign a stream was cut, however politely its connection closed. */
function isTerminal(body: unknown, dialect: Route['stream']): boolean {
  if (dialect === 'messages') return field(body, 'type') === 'message_stop';
  if (dialect === 'speech') return field(field(body, 'data'), 'status') === 2;
  const choices = field(body, 'choices');
  return (
    Array.isArray(choices) &&
    choices.some((choice) => typeof field(choice, 'finish_reason') === 'string' && field(choice, 'finish_reason') !== '')
  );
}
