import type { ProviderError } from '../errors/provider-error.js';
import { capitalise, fill, knownOf } from './fill.js';
import type { Slots } from './fill.js';
import type { Messages, Sentences, Wording } from './messages.js';
import { writeLimit } from './write-limit.js';
import { writeMoment } from './write-time.js';

/** What one reader is told about one failure. Plain text: nothing of it is the provider's. */
export interface Description {
  /** What happened. */
  readonly title: string;
  /** What to do now. */
  readonly action: string;
  /** For the owner, where the provider asks to be told; else null. */
  readonly advice: string | null;
}

/** When and where a failure is read. */
export interface DescribeOptions {
  /**
   * The moment of reading, epoch ms, against which "tomorrow" is said. Null: no moments in the text, as on a server
   * that renders for a reader in another time zone; what has a short wait can be tried "soon". Default: now.
   */
  readonly now?: number | null;
  /** From when it works again, epoch ms; null: nobody knows. Default: the error's own moment; that of its cooldown can be later. */
  readonly until?: number | null;
  /** IANA name. Default: the reader's own. */
  readonly timeZone?: string;
}

/** Below this a time of day says less than "soon": the button counts anyway. */
const shortest = 60_000;

/**
 * The sentences for a failure: what its detail, its code or its kind says, the most special one first.
 *
 * @example
 * ```ts
 * const { title, action } = describeFailure(normalizeError(thrown), en, 'owner');
 * // "Kimi's limit of 3 requests a minute is reached." "You can try again soon. A higher tier allows more."
 * ```
 */
export function describeFailure(
  error: ProviderError,
  messages: Messages,
  viewer: 'user' | 'owner',
  { now = Date.now(), until = error.retryAt, timeZone }: DescribeOptions = {},
): Description {
  const provider = providerLabel(error.provider, messages);
  const slots = {
    provider,
    service: viewer === 'owner' ? provider : messages.anyProvider,
    time: until === null ? null : now === null ? soon(error, messages) : writeTime(until, now, messages, timeZone),
    limit: writeLimit(error.limit, messages),
    window: error.limit?.window ? messages.windows[error.limit.window] : null,
  };
  const say = (part: 'title' | 'action') => capitalise(fill(wording(error, messages, viewer, part, slots), slots), messages.locale);
  const contact = error.requestId === null ? messages.contact.withoutRequestId : messages.contact.withRequestId;
  return {
    title: say('title'),
    action: say('action'),
    advice: viewer === 'owner' && error.advice === 'contact-provider' ? fill(contact, slots) : null,
  };
}

/** An allowance comes back in hours or days: that is not soon. */
function soon({ retry }: ProviderError, { times }: Messages): string | null {
  return retry === 'soon' ? times.soon : null;
}

function writeTime(until: number, now: number, messages: Messages, timeZone: string | undefined): string | null {
  if (until <= now) return null;
  return until - now < shortest ? messages.times.soon : writeMoment(until, now, messages, timeZone);
}

/** Alike in all languages. */
const ownNames = { kimi: 'Kimi', 'kimi-code': 'Kimi Code', minimax: 'MiniMax' };

/** How people write a provider's name; for one nobody has named, the language's general word. Never the name itself. */
export function providerLabel(provider: string | null, { providers, anyProvider }: Pick<Messages, 'providers' | 'anyProvider'>): string {
  const names: Messages['providers'] = { ...ownNames, ...providers };
  return provider !== null && Object.hasOwn(names, provider) ? (names[provider] ?? anyProvider) : anyProvider;
}

function wording(error: ProviderError, messages: Messages, viewer: 'user' | 'owner', part: 'title' | 'action', slots: Slots): Wording {
  for (const layer of layers(error, messages, part)) {
    const own = viewer === 'owner' ? knownOf(layer.owner?.[part], slots) : undefined;
    const known = own ?? knownOf(layer[part], slots);
    if (known !== undefined) return known;
  }
  return messages.kinds.unknown[part];
}

function* layers(error: ProviderError, messages: Messages, part: 'title' | 'action'): Generator<Partial<Sentences>> {
  // What it is about says more than how we found it.
  if (error.detail) yield messages.details[error.detail];
  // A code of ours names no number: where a limit is known, the kind does.
  if (error.limit?.max == null && isOwnCode(error, messages)) yield messages.codes[error.code];
  if (error.filtered === 'output') yield messages.filteredOutput;
  // Refused by the account's rules, but asked for by the code: an owner who looks at the account finds nothing to change.
  if (part === 'action' && error.kind === 'permission' && error.fixableBy === 'developer') yield messages.kinds['invalid-request'];
  yield messages.kinds[error.kind];
}

function isOwnCode(error: ProviderError, { codes }: Messages): error is ProviderError & { readonly code: keyof Messages['codes'] } {
  return error.provider === null && error.code !== null && Object.hasOwn(codes, error.code);
}
