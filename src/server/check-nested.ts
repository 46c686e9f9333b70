import { field } from '../errors/field.js';
import { quote, Refusal } from './refusal.js';

const deepest = 40;
/** Names of fields count as no text, and comparing one of megabytes takes half a second. */
const longestName = 200;

/** Names that tell a server where to send something, or with what key; compared without case, `_` and `-`. */
const forbidden = new Set(
  'host hostname server endpoint apibase apikey key authorization auth headers extraheaders extrabody extraquery proxy proxies callback webhook cookie cookies'.split(
    ' ',
  ),
);
const prototypes = new Set(['__proto__', 'constructor', 'prototype']);
/** What says which tool it is. Go reads a field by its name in any case, and of `type` and `Type` the last: we would look at one, they at the other. */
const decisive = new Set(['tools', 'type', 'function', 'name']);

/** A picture or film that travels inside the request, or that was uploaded to the provider before. Nothing is fetched. */
const carried = /^(?:data:(?:image|video)\/[\w.+-]{1,40};base64,|ms:\/\/[\w.-]{1,200}$)/;
const media = new Set(['image_url', 'video_url']);

/** Sound and documents in OpenAI's words: the field, and what it stands in. Some providers take an address there, too. */
const files: Readonly<Record<string, string>> = { data: 'input_audio', file_data: 'file' };
const base64 = /^(?:data:[\w.+/;=-]{0,140};base64,|[\w+/=\s-]*$)/;

/** What a model found, in a history that comes back with the next question: the address is that of a source, and nobody goes there. */
const sources = new Set(['web_search_result', 'web_search_result_location', 'web_fetch_result']);

interface Place {
  readonly value: object;
  /** The field it stands in. */
  readonly name: string;
  readonly depth: number;
  /** `data`: names the app or a model chose, for a tool's parameters and arguments. `media`: the one place a `url` may stand. */
  readonly inside: 'body' | 'data' | 'media';
}

/**
 * Walks through a body without recursion (a stack overflows where `JSON.parse` does not) and refuses what could lead a
 * server astray at any depth, or cost what the app did not allow. Returns how many characters of text there are, files not
 * counted.
 */
export function checkNested(body: object, hostedTools: ReadonlySet<string>): number {
  const places: Place[] = [{ value: body, name: '', depth: 1, inside: 'body' }];
  let characters = 0;
  for (let place = places.pop(); place; place = places.pop()) {
    if (place.depth > deepest) throw new Refusal('bad-request', `The body is nested deeper than ${deepest} levels.`);
    const inArray = Array.isArray(place.value);
    // By its keys: of an object with a hundred thousand fields the entries take up to ten times as long.
    for (const name of Object.keys(place.value)) {
      const value = field(place.value, name);
      if (!inArray) checkName(name, value, place);
      // Kimi reads them in a message, too.
      if (place.inside === 'body' && (inArray ? place.name : name) === 'tools' && !Array.isArray(value)) {
        checkTool(value, hostedTools);
        if (!inArray && value !== null) throw new Refusal('bad-request', 'The field "tools" has to be a list.');
      }
      if (place.inside === 'data' && !inArray) characters += name.length;
      if (typeof value === 'string') characters += isFile(name, place) ? 0 : value.length;
      // Written anew it would be another number: MiniMax counts its files with 64 bits.
      else if (typeof value === 'number' && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
        throw new Refusal('bad-request', `The field ${quote(name)} is a number too large to be exact.`);
      } else if (typeof value === 'object' && value !== null) {
        places.push({
          value,
          name: inArray ? place.name : name,
          depth: place.depth + 1,
          inside: inArray ? place.inside : insideOf(name, place),
        });
      }
    }
  }
  return characters;
}

function checkName(name: string, value: unknown, place: Place): void {
  if (prototypes.has(name)) throw new Refusal('bad-request', 'A field is named like a part of every object.');
  if (place.inside === 'data') return;
  if (name.length > longestName) throw new Refusal('bad-request', `A field has a name of more than ${longestName} characters.`);
  // Both ways: of U+017F and U+0131 only the large form tells that they are an s and an i, of the kelvin sign only the small.
  const small = name.toUpperCase().toLowerCase();
  if (small !== name && decisive.has(small)) throw new Refusal('bad-request', `The field "${small}" has to be written in small letters.`);
  const plain = small.replaceAll(/[_-]/g, '');
  if (mayCarry(name, place)) {
    if (typeof value === 'string' ? carried.test(value) : media.has(name) && !Array.isArray(value)) return;
    throw new Refusal('bad-request', `The field "${name}" may hold data: or an uploaded file (ms://), no address.`);
  }
  if (isUpload(name, place)) {
    if (typeof value === 'string' && base64.test(value)) return;
    throw new Refusal('bad-request', `The field "${name}" may hold a file in base64, no address.`);
  }
  if (isSource(name, value, place)) return;
  if (forbidden.has(plain) || /ur[il]$/.test(plain)) throw new Refusal('bad-request', `The field ${quote(name)} may not be sent.`);
}

/** A function of the app's own costs nothing; what a provider runs itself is billed by the call. */
function checkTool(tool: unknown, hosted: ReadonlySet<string>): void {
  const type = typeof tool === 'string' ? tool : field(tool, 'type');
  const name = field(field(tool, 'function'), 'name');
  const isOwn = type === undefined || type === null || type === 'function' || type === 'custom';
  // Kimi's have one type, and are told apart by their names, which begin in a way of their own.
  const isKimis = type === 'builtin_function' || (isOwn && typeof name === 'string' && name.startsWith('$'));
  if (isOwn && !isKimis) return;
  const word = isKimis ? name : type;
  if (typeof word === 'string' && hosted.has(word)) return;
  throw new Refusal('bad-request', "Of tools only the app's own functions may be sent, and those that hostedTools lists.");
}

function mayCarry(name: string, { inside }: Place): boolean {
  return inside !== 'data' && (media.has(name) || (inside === 'media' && name === 'url'));
}

function isUpload(name: string, place: Place): boolean {
  return place.inside === 'body' && Object.hasOwn(files, name) && files[name] === place.name;
}

function isSource(name: string, value: unknown, place: Place): boolean {
  if (name !== 'url' || typeof value !== 'string') return false;
  const type = field(place.value, 'type');
  return place.name === 'url_citation' || (typeof type === 'string' && sources.has(type));
}

/** By its place, not by how it begins: any text can begin like a picture. What is no file there, no provider reads. */
function isFile(name: string, place: Place): boolean {
  return (
    mayCarry(name, place) ||
    isUpload(name, place) ||
    (name === 'data' && place.inside === 'body' && field(place.value, 'type') === 'base64')
  );
}

function insideOf(name: string, parent: Place): Place['inside'] {
  const type = field(parent.value, 'type');
  const startsData =
    (parent.name === 'function' && name === 'parameters') ||
    (name === 'schema' && (parent.name === 'json_schema' || parent.name === 'format')) ||
    // Anthropic's words for it, and for what a model called a tool with.
    (parent.name === 'tools' && (name === 'input_schema' || name === 'input_examples')) ||
    (name === 'input' && typeof type === 'string' && type.endsWith('tool_use'));
  if (parent.inside === 'data' || startsData) return 'data';
  return media.has(name) ? 'media' : 'body';
}
