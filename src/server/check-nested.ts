import { quote, Refusal } from './refusal.js';

const deepest = 40;

/** Names that tell a server where to send something, or with what key; compared without case, `_` and `-`. */
const forbidden = new Set(
  'host hostname server endpoint apibase apikey key authorization auth headers extraheaders extrabody extraquery proxy proxies callback webhook cookie cookies'.split(
    ' ',
  ),
);
const prototypes = new Set(['__proto__', 'constructor', 'prototype']);

/** A picture or film that travels inside the request, or that was uploaded to the provider before. Nothing is fetched. */
const carried = /^(?:data:(?:image|video)\/[\w.+-]{1,40};base64,|ms:\/\/[\w.-]{1,200}$)/;

interface Place {
  readonly value: object;
  /** The field it stands in. */
  readonly name: string;
  readonly depth: number;
  /** `schema`: names the app chose for its tools' parameters, which are data. `media`: the one place a `url` may stand. */
  readonly inside: 'body' | 'schema' | 'media';
}

/**
 * Walks through a body without recursion (a stack overflows where `JSON.parse` does not) and refuses what could lead a
 * server astray at any depth. Returns how many characters of text there are, pictures not counted.
 */
export function checkNested(body: object): number {
  const places: Place[] = [{ value: body, name: '', depth: 1, inside: 'body' }];
  let characters = 0;
  for (let place = places.pop(); place; place = places.pop()) {
    if (place.depth > deepest) throw new Refusal('bad-request', `The body is nested deeper than ${deepest} levels.`);
    const inArray = Array.isArray(place.value);
    for (const [name, value] of Object.entries(place.value)) {
      if (!inArray) checkName(name, value, place.inside);
      if (typeof value === 'string') characters += carried.test(value) ? 0 : value.length;
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

function checkName(name: string, value: unknown, inside: Place['inside']): void {
  if (prototypes.has(name)) throw new Refusal('bad-request', 'A field is named like a part of every object.');
  if (inside === 'schema') return;
  const plain = name.toLowerCase().replaceAll(/[_-]/g, '');
  const isMedia = name === 'image_url' || name === 'video_url';
  if (isMedia || (inside === 'media' && name === 'url')) {
    if (typeof value !== 'string' ? isMedia : carried.test(value)) return;
    throw new Refusal('bad-request', `The field "${name}" may hold data: or an uploaded file (ms://), no address.`);
  }
  if (forbidden.has(plain) || /ur[il]$/.test(plain)) throw new Refusal('bad-request', `The field ${quote(name)} may not be sent.`);
}

function insideOf(name: string, parent: Place): Place['inside'] {
  const startsSchema =
    (parent.name === 'function' && name === 'parameters') ||
    (parent.name === 'json_schema' && name === 'schema') ||
    // Anthropic's word for it.
    (parent.name === 'tools' && name === 'input_schema');
  if (parent.inside === 'schema' || startsSchema) return 'schema';
  return name === 'image_url' || name === 'video_url' ? 'media' : 'body';
}
