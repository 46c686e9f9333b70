import { keepOriginal } from '../errors/original-of.js';
import { parseJson } from '../errors/parse-json.js';
import { isProviderError, ProviderError } from '../errors/provider-error.js';
import { emptyAnswer } from '../errors/own-failures.js';
import { failureOf, goodHeaders, notWhatWasAsked, tooLarge } from './answer-parts.js';
import { mayTakeLong, type Exchange } from './call-provider.js';
import { answerHeaders } from './problem-response.js';
import { readBytes } from './read-bytes.js';

/** Types a browser may be told. What a provider calls HTML would run on the app's own origin. */
const passedTypes = /^(?:application\/json|text\/plain|audio\/[\w.+-]{1,40})(?:\s*;\s*charset=[\w-]{1,20})?$/i;

/**
 * An answer in one piece: held until it is whole, because a native failure stands in the last field of a 200, then
 * passed on byte for byte.
 *
 * @throws ProviderError when it is no good answer.
 */
export async function forwardAnswer(upstream: Response, exchange: Exchange): Promise<Response> {
  const { match, body: asked, call, settings } = exchange;
  const { route } = match;
  const silenceMs = mayTakeLong(match, asked) ? undefined : settings.limits.idleMs;
  const bytes = await readBytes(upstream.body, route.maxAnswerBytes, (step) => call.within(step, silenceMs)).catch((thrown: unknown) => {
    // Each runtime has words of its own for it, such as Deno's "unexpected end of file".
    throw isProviderError(thrown) ? thrown : keepOriginal(new ProviderError({ kind: 'network' }), thrown);
  });
  if (!bytes) throw tooLarge();
  // Nothing to say is the whole answer to a deletion, and to nothing else.
  if (upstream.status === 204 && route.method === 'DELETE') return new Response(null, { status: 204, headers: answerHeaders });
  if (bytes.byteLength === 0) throw emptyAnswer();

  const type = upstream.headers.get('content-type') ?? '';
  const isJson = /^application\/(?:[\w.-]+\+)?json\b/i.test(type);
  // A file's own bytes may be anything; every other route answers JSON, whatever type it names.
  if (isJson || route.answer !== 'bytes') {
    const body = parseJson(new TextDecoder().decode(bytes));
    if (body === undefined) throw notWhatWasAsked(upstream.status);
    const failure = failureOf(body, upstream, exchange);
    if (failure) throw failure;
    if (asked.stream) throw notWhatWasAsked(upstream.status);
    return new Response(bytes, { headers: goodHeaders(upstream, exchange, 'application/json') });
  }
  return new Response(bytes, { headers: goodHeaders(upstream, exchange, passedTypes.test(type) ? type : 'application/octet-stream') });
}
