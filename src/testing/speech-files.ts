import type { Clip } from './audio.js';
import type { Answer, Call, Endpoint } from './endpoint.js';

/** Where MiniMax keeps a clip that was asked for by its address. */
export const filesOrigin = 'https://minimax-algeng-chat-tts-us.oss-us-east-1.aliyuncs.com';
const day = 86_400_000;
/** So many bytes of clips are kept, the newest first: a page that speaks all day is not to fill its memory. */
const room = 67_108_864;

/** The address is signed: who has it needs no key. */
export const speechFilesEndpoints: readonly Endpoint[] = [
  { providers: ['minimax'], route: 'GET /audio%2F{id}', dialect: 'native', access: 'open', answer: speechFile },
];

/** Keeps a clip for a day, and returns its address. */
export function keepClip(clip: Clip, { random, now, state, filesAt }: Call): string {
  const until = now + day;
  const path = `/audio%2Ftts-${random.letters(16)}.${clip.format}?Expires=${Math.floor(until / 1000)}&Signature=${random.letters(27)}%3D`;
  state.clips.set(filesOrigin + path, { clip, until });
  let bytes = 0;
  for (const [address, kept] of [...state.clips].toReversed()) {
    bytes += kept.clip.bytes.length;
    if (kept.clip !== clip && (bytes > room || kept.until < now)) state.clips.delete(address);
  }
  return filesAt() + path;
}

function speechFile({ url, range, now, state }: Call): Answer {
  const kept = state.clips.get(url);
  if (!kept || kept.until < now) {
    const body = '<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>';
    return { type: 'file', status: 403, contentType: 'application/xml', headers: {}, body };
  }
  const { bytes, format } = kept.clip;
  const contentType = format === 'mp3' ? 'audio/mpeg' : `audio/${format}`;
  // Safari plays nothing where it cannot ask for a part.
  const part = partOf(range, bytes.length);
  if (part === 'whole') return { type: 'file', status: 200, contentType, headers: { 'accept-ranges': 'bytes' }, body: bytes };
  if (part === 'nothing')
    return { type: 'file', status: 416, contentType: 'application/xml', headers: { 'content-range': `bytes */${bytes.length}` }, body: '' };
  const { first, last } = part;
  const headers = { 'accept-ranges': 'bytes', 'content-range': `bytes ${first}-${last}/${bytes.length}` };
  return { type: 'file', status: 206, contentType, headers, body: bytes.subarray(first, last + 1) };
}

/**
 * One part: from a byte on, to another, or so many of the end. What is none, such as two at once, is as if nobody had asked.
 * Source: RFC 9110, section 14
 */
function partOf(range: string | null, length: number): 'whole' | 'nothing' | { readonly first: number; readonly last: number } {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/i.exec(range ?? '') ?? [];
  if (from + to === '' || (from !== '' && to !== '' && Number(to) < Number(from))) return 'whole';
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from);
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1);
  return first < length ? { first, last } : 'nothing';
}
