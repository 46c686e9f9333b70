import type { ErrorRow } from '../errors/error-table.js';
import { field } from '../errors/field.js';
import { details, kinds, limitMetrics, limitScopes, limitWindows } from '../errors/kinds.js';
import type { Limit } from '../errors/kinds.js';
import type { Host, ProviderTable, Route } from './define-provider.js';

/** What is wrong, as a sentence that names the place, or nothing. */
type Check = (value: unknown, place: string) => string | undefined;

/** A check for each field there is: none can be forgotten here. */
type Fields<Value> = { readonly [Name in keyof Required<Value>]: Check };

const is =
  (fits: (value: unknown) => boolean, wanted: string): Check =>
  (value, place) =>
    fits(value) ? undefined : `${place} ${found(value)}. Write ${wanted}.`;

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

const text = is((value) => typeof value === 'string', 'a text');
const bytes = is((value) => typeof value === 'number' && value > 0, 'a number of bytes, such as 65536');
const count = is((value) => value === null || typeof value === 'number', 'a number, or null');
// By its tag: one that another realm made is no instance of ours.
const pattern = is((value) => Object.prototype.toString.call(value) === '[object RegExp]', 'a pattern, such as /too many requests/i');
const reading = is((value) => typeof value === 'function', 'a function');
const object = is(isObject, 'an object');
const list = is(Array.isArray, 'a list');

const oneOf = (words: readonly unknown[]): Check => is((value) => words.includes(value), `one of: ${words.map(String).join(', ')}`);

const maybe =
  (check: Check): Check =>
  (value, place) =>
    value === undefined ? undefined : check(value, place);

const first = <Item>(items: readonly Item[], check: (item: Item) => string | undefined): string | undefined => {
  for (const item of items) {
    const wrong = check(item);
    if (wrong) return wrong;
  }
  return undefined;
};

const listOf =
  (check: Check): Check =>
  (value, place) =>
    list(value, place) ??
    first(Object.entries(value as readonly unknown[]), ([index, item]) => {
      // A row has a name of its own: behind those of `openaiCompatible` nobody counts.
      const id = field(item, 'id');
      return check(item, `${place}[${typeof id === 'string' ? JSON.stringify(id) : index}]`);
    });

const objectOf =
  (check: Check): Check =>
  (value, place) =>
    object(value, place) ?? first(Object.entries(value as object), ([name, item]) => check(item, `${place}[${JSON.stringify(name)}]`));

const having =
  <Value>(fields: Fields<Value>): Check =>
  (value, place) =>
    object(value, place) ??
    first(Object.entries<Check>(fields), ([name, check]) => check(field(value, name), place ? `${place}.${name}` : name));

const texts = listOf(text);
const account = maybe(having<NonNullable<ProviderTable['plan']>>({ path: text, read: reading }));

const table = having<ProviderTable>({
  name: text,
  label: text,
  hosts: listOf(
    having<Host>({
      baseURL: text,
      region: maybe(oneOf(['international', 'mainland'])),
      currency: maybe(text),
      links: having<Host['links']>({ topUp: maybe(text), plan: maybe(text), keys: maybe(text) }),
    }),
  ),
  rows: listOf(
    having<ErrorRow>({
      id: text,
      codes: maybe(texts),
      text: maybe(pattern),
      at: maybe(text),
      alias: maybe(pattern),
      certainty: maybe(oneOf(['own', 'shared', 'generic'])),
      kind: oneOf(Object.keys(kinds)),
      detail: maybe(oneOf(details)),
      fixableBy: maybe(oneOf(['user', 'owner', 'developer', 'provider'])),
      advice: maybe(oneOf(['contact-provider'])),
      filtered: maybe(oneOf(['input', 'output'])),
      limit: maybe(
        having<Limit>({
          metric: oneOf(limitMetrics),
          max: maybe(count),
          current: maybe(count),
          window: maybe(oneOf([...limitWindows, null])),
          scope: maybe(oneOf([...limitScopes, null])),
        }),
      ),
    }),
  ),
  routes: listOf(
    having<Route>({
      endpoint: text,
      method: oneOf(['GET', 'POST', 'DELETE']),
      path: text,
      access: maybe(oneOf(['user', 'account'])),
      body: maybe(having<NonNullable<Route['body']>>({ type: oneOf(['json', 'form']), fields: texts, maxBytes: bytes })),
      query: maybe(texts),
      dialect: oneOf(['openai', 'native']),
      stream: maybe(oneOf(['openai', 'messages', 'speech'])),
      keyHeader: maybe(text),
      headers: maybe(objectOf(text)),
      answer: maybe(oneOf(['json', 'bytes'])),
      maxAnswerBytes: bytes,
    }),
  ),
  key: maybe(having<NonNullable<ProviderTable['key']>>({ pattern, looksLike: text })),
  balance: account,
  plan: account,
  native: maybe(having<NonNullable<ProviderTable['native']>>({ key: text, code: text, message: text, warnings: maybe(texts) })),
  codeInText: maybe(listOf(pattern)),
  requestIdHeaders: maybe(texts),
  ownHeaders: maybe(texts),
});

/** What types would have caught: plain JavaScript has none, and a table may come out of a file. */
export function checkTable(value: unknown): string | undefined {
  return isObject(value) ? table(value, '') : `the table ${found(value)}. Write an object.`;
}

function found(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (Array.isArray(value)) return 'is a list';
  if (typeof value === 'string') return `is ${JSON.stringify(value.slice(0, 40))}`;
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return `is ${value}`;
  return typeof value === 'object' ? 'is an object' : `is a ${typeof value}`;
}
