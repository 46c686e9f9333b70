import type { Route } from '../providers/define-provider.js';
import { checkNested } from './check-nested.js';
import type { Match } from './find-route.js';
import { quote, Refusal } from './refusal.js';
import type { Settings } from './settings.js';

const tokenFields = ['max_completion_tokens', 'max_tokens'] as const;
const mostTokens = 1_048_576;
const speechCharacters = 10_000;
const chatCharacters = 1_000_000;

/** Everything a browser may not ask a provider for, each refused with the name of the field. */
export function checkJson(body: unknown, { provider, route }: Match, limits: Settings['limits']): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new Refusal('bad-request', 'The body has to be one JSON object.');
  const fields = body as Record<string, unknown>;
  checkNames(fields, route);
  const characters = checkNested(fields, provider.hostedTools);

  for (const name of tokenFields) checkCount(fields, name, limits.maxTokens ?? mostTokens);
  checkCount(fields, 'n', 1);
  if (fields['stream'] !== undefined && typeof fields['stream'] !== 'boolean') {
    throw new Refusal('bad-request', 'The field "stream" has to be true or false.');
  }
  checkModel(fields, route, provider.models);
  checkMessages(fields['messages'], limits.maxMessages);

  const text = fields['text'];
  const [length, most] =
    typeof text === 'string'
      ? [text.length, limits.maxTextCharacters ?? speechCharacters]
      : [characters, limits.maxTextCharacters ?? chatCharacters];
  if (length > most) {
    throw new Refusal('text-too-long', `The field "${typeof text === 'string' ? 'text' : 'messages'}" holds more than ${most} characters.`);
  }
  return { ...fields, ...ownTokens(fields, route, limits) };
}

/** Of an app that set a limit: where a request names none, the provider's own holds, which may be a hundred times as high. */
function ownTokens(fields: Record<string, unknown>, { body }: Route, { maxTokens }: Settings['limits']): Record<string, number> {
  const name = tokenFields.find((known) => body?.fields.includes(known));
  if (maxTokens === undefined || name === undefined || tokenFields.some((named) => typeof fields[named] === 'number')) return {};
  return { [name]: maxTokens };
}

function checkNames(fields: Record<string, unknown>, route: Route): void {
  const known = route.body?.fields ?? [];
  const stranger = Object.keys(fields).find((name) => !known.includes(name));
  if (stranger !== undefined) throw new Refusal('bad-request', `The field ${quote(stranger)} is unknown here. Known: ${known.join(', ')}.`);
}

function checkCount(fields: Record<string, unknown>, name: string, most: number): void {
  const value = fields[name];
  if (value === undefined || value === null) return;
  if (!Number.isInteger(value) || Number(value) < 1 || Number(value) > most) {
    throw new Refusal('bad-request', `The field "${name}" has to be a whole number from 1 to ${most}.`);
  }
}

/** @throws Refusal for a model that is not among the allowed. */
export function checkModel({ model, text }: Record<string, unknown>, { body, endpoint }: Route, allowed: ReadonlySet<string> | null): void {
  if (!body?.fields.includes('model')) return;
  // A voice is made without one: only the text to try it with is spoken by a model.
  if (model === undefined && endpoint === 'clone' && text === undefined) return;
  if (model === undefined ? allowed !== null : typeof model !== 'string' || (allowed !== null && !allowed.has(model))) {
    throw new Refusal('bad-request', 'The field "model" has to name a model this server allows.');
  }
}

function checkMessages(messages: unknown, most: number): void {
  if (messages === undefined) return;
  if (!Array.isArray(messages)) throw new Refusal('bad-request', 'The field "messages" has to be a list.');
  if (messages.length > most) throw new Refusal('bad-request', `The field "messages" has more than ${most} entries.`);
}
