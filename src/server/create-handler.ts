import { originalOf } from '../errors/original-of.js';
import { isProviderError } from '../errors/provider-error.js';
import type { Pass } from '../recovery/cooldowns.js';
import { notWhatWasAsked } from './answer-parts.js';
import { callProvider, type Exchange } from './call-provider.js';
import { checkOptions } from './check-options.js';
import { checkOrigin, corsHeaders, preflight } from './check-origin.js';
import { checkVisitor } from './check-visitor.js';
import { debugText } from './debug-text.js';
import { allowedQuery, findRoute, methodsAt, type Match } from './find-route.js';
import { forwardAnswer } from './forward-answer.js';
import { forwardEvents } from './forward-events.js';
import type { HandlerOptions } from './handler-options.js';
import { enter, letIn } from './let-in.js';
import { problemDocument, problemResponse } from './problem-response.js';
import { Refusal } from './refusal.js';
import { report } from './report.js';
import type { Settings } from './settings.js';
import { startCall } from './start-call.js';

/** What the answer to a failure depends on, as far as the request got. */
interface Progress {
  account: boolean;
}

/**
 * Makes the server's side: a function from `Request` to `Response` that holds the keys, asks the providers, and turns
 * every failure of theirs into a problem document with a status that fits it. It runs wherever there is `fetch`
 * (Next.js route handlers, Hono, Deno, Bun, Workers; with `toNodeHandler` in `node:http` and Express) and never throws.
 *
 * Paths are `{basePath}/{provider}` and the provider's own: `/api/ai/kimi/chat/completions`.
 *
 * @throws TypeError that names a wrong option and what to write instead; never with a key.
 * @example
 * ```ts
 * const handler = createHandler({
 *   providers: { kimi: { apiKey: process.env.KIMI_API_KEY } },
 *   allowedOrigins: ['https://app.example'],
 *   authorize: async (request) => (await session(request)) ?? false,
 * });
 * export { handler as GET, handler as POST, handler as DELETE, handler as OPTIONS };
 * ```
 */
export function createHandler(options: HandlerOptions): (request: Request) => Promise<Response> {
  const settings = checkOptions(options);
  return async (request) => {
    const progress: Progress = { account: false };
    const response = await answer(request, settings, progress).catch((thrown: unknown) => answerFailure(thrown, settings, progress));
    for (const [name, value] of Object.entries(corsHeaders(request.headers, settings.allowedOrigins))) response.headers.set(name, value);
    return response;
  };
}

async function answer(request: Request, settings: Settings, progress: Progress): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  checkOrigin(request.headers, settings.allowedOrigins);
  if (request.method === 'OPTIONS' && request.headers.has('origin')) return preflight(request.headers, methodsAt(pathname, settings));
  const match = findRoute(request.method, pathname, settings);
  const query = allowedQuery(searchParams, match.route);
  const { user, account } = await checkVisitor(request, match.route, settings);
  progress.account = account;
  const call = startCall(request.signal);
  let streaming = false;
  try {
    const { body, pass } = await letIn(request, user, match, settings, call);
    const answered = await answerWith({ settings, match, body, query, call, account }, pass);
    ({ streaming } = answered);
    return answered.response;
  } finally {
    // A stream ends its call itself, when it is read to its end or left.
    if (!streaming) call.end();
  }
}

async function answerWith(exchange: Exchange, pass: Pass): Promise<{ readonly response: Response; readonly streaming: boolean }> {
  const { settings, match } = exchange;
  try {
    const upstream = await callProvider(exchange);
    await throwIfFailed(upstream, exchange);
    const streaming = isEventStream(upstream, exchange);
    const response = streaming ? await forwardStream(upstream, exchange) : await forwardAnswer(upstream, exchange);
    pass.succeeded();
    return { response, streaming };
  } catch (thrown) {
    const failure =
      isProviderError(thrown) || thrown instanceof Refusal ? thrown : await settings.reader.readFailure(thrown, contextOf(match));
    if (isProviderError(failure) && failure.kind !== 'aborted') pass.failed(failure);
    else pass.dropped();
    throw failure;
  }
}

function forwardStream(upstream: Response, exchange: Exchange): Promise<Response> {
  const { settings, match, body, call, account } = exchange;
  return forwardEvents(upstream, exchange, (error, original) => {
    // The stream had begun well: what it says in the end is about the next one.
    void enter(match, body.model, { ...settings, whileCooling: 'ignore' }, call.signal).then((pass) => pass.failed(error));
    report(error, original, settings);
    return problemDocument(error, { account, debug: debugText(original, settings) });
  });
}

async function throwIfFailed(upstream: Response, { settings, match, call }: Exchange): Promise<void> {
  // A redirect would take the key elsewhere; part of an answer was never asked for.
  const redirected = upstream.type === 'opaqueredirect' || (upstream.status >= 300 && upstream.status < 400);
  if (redirected || upstream.status === 206) throw notWhatWasAsked(upstream.status);
  if (upstream.ok) return;
  throw await call.within(settings.reader.readFailure(upstream, contextOf(match)), settings.limits.idleMs);
}

function contextOf({ provider, route }: Match) {
  return { provider: provider.table.name, endpoint: route.endpoint };
}

/** A type nobody named, or named wrongly, is still a stream where one was asked for; JSON and HTML are not. */
function isEventStream(upstream: Response, { body, match }: Exchange): boolean {
  if (match.route.stream === undefined) return false;
  const type = upstream.headers.get('content-type') ?? '';
  return /^text\/event-stream\b/i.test(type) || (body.stream && !/\b(?:json|html)\b/i.test(type));
}

function answerFailure(thrown: unknown, settings: Settings, { account }: Progress): Response {
  if (isProviderError(thrown)) {
    report(thrown, originalOf(thrown), settings);
    return problemResponse(thrown, { account, debug: debugText(originalOf(thrown), settings) });
  }
  const refusal = thrown instanceof Refusal ? thrown : new Refusal('our-bug', 'The handler failed. Please report this.', {}, thrown);
  // Kind and status alone tell a log little: the sentence names the field, the path or the option.
  report(refusal.error, refusal.original ?? refusal.title, settings);
  return problemResponse(refusal.error, { account, title: refusal.title, status: refusal.status }, refusal.headers);
}
