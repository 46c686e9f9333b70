import { field } from '../errors/field.js';
import { originalOf } from '../errors/original-of.js';
import { parseJson } from '../errors/parse-json.js';
import type { ProviderError } from '../errors/provider-error.js';
import { redact } from '../errors/redact.js';
import { documentationPage } from '../hooks/documentation-page.js';
import { warnOnce } from '../hooks/warn-once.js';
import { hintOf } from './developer-hints.js';

const notMounted =
  'What answered is a page or nothing, no data. If a server of your own should have: does it run? Throw a response that is not ok before you read it. Else: is the handler mounted at this address? See the plugin in vite.config, or the route it stands in, and basePath.';

/** In development: what people are not told and somebody who builds the app can mend, in the console, in English. */
export function tellDeveloper(failure: ProviderError): void {
  const { kind, code, detail, fixableBy, provider } = failure;
  const isNoData = code === 'not-a-stream' || (kind === 'unknown' && code === 'empty-answer') || isPage(failure);
  const isMendable = fixableBy === 'developer' || fixableBy === 'owner' || kind === 'unknown' || detail === 'from-server';
  if (!isMendable && !isNoData) return;
  const hint = saidByHandler(failure) ?? (isNoData ? notMounted : hintOf(failure));
  const parts = [`${brief(failure.message)}.`, thrown(failure), hint, isNoData ? null : documentationPage(provider)];
  warnOnce(parts.filter((part) => part !== null).join(' '));
}

/** Data was read as such and is none; or nobody is at the address: our handler would have said so in a document. */
function isPage(failure: ProviderError): boolean {
  const original = originalOf(failure);
  if (field(original, 'name') === 'SyntaxError') return true;
  const body = field(original, 'body');
  return (failure.status === 404 || failure.status === 405) && typeof body === 'string' && parseJson(body) == null;
}

/** The sentence with which our handler says why it refused. A provider's own never gets that far. */
function saidByHandler(failure: ProviderError): string | null {
  const body = field(originalOf(failure), 'body');
  const document = typeof body === 'string' ? parseJson(body) : body;
  const title = field(document, 'title');
  const type = field(document, 'type');
  const isOurs = typeof type === 'string' && type.startsWith('urn:tryagain:');
  return isOurs && typeof title === 'string' && title !== failure.message ? brief(title) : null;
}

/** A mistake in the app's own code looks like a failure, too. Other errors may quote what a provider or a person said. */
function thrown(failure: ProviderError): string | null {
  const original = originalOf(failure);
  return original instanceof TypeError || original instanceof ReferenceError ? `${original.name}: ${brief(original.message)}.` : null;
}

const brief = (text: string) => redact(text).slice(0, 300);
