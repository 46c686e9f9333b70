import type { Clip } from './audio.js';
import type { Answer, Call, Endpoint } from './endpoint.js';

/** Where MiniMax keeps a clip that was asked for by its address. */
export const filesOrigin = 'https://minimax-algeng-chat-tts-us.oss-us-east-1.aliyuncs.com';
const day = 86_400_000;

/** The address is signed: who has it needs no key. */
export const speechFilesEndpoints: readonly Endpoint[] = [
  { providers: ['minimax'], route: 'GET /audio%2F{id}', dialect: 'native', access: 'open', answer: speechFile },
];

/** Keeps a clip for a day, and returns its address. */
export function keepClip(clip: Clip, { random, now, state, filesAt }: Call): string {
  const until = now + day;
  const path = `/audio%2Ftts-${random.letters(16)}.${clip.format}?Expires=${Math.floor(until / 1000)}&Signature=${random.letters(27)}%3D`;
  state.clips.set(filesOrigin + path, { clip, until });
  return filesAt() + path;
}

function speechFile({ url, range, now, state }: Call): Answer {
  const kept = state.clips.get(url);
  if (!kept || kept.until < now) {
    const body = '<Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>';
    return { type: 'file', status: 403, contentType: 'application/xml', headers: {}, body };
  }
  const { bytes, format } = kept.clip;
  // Safari plays nothing where it cannot ask for a part.
  const [, from = '', to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  if (from && Number(from) >= bytes.length)
    return { type: 'file', status: 416, contentType: 'application/xml', headers: { 'content-range': `bytes */${bytes.length}` }, body: '' };
  const body = bytes.subarray(Number(from), to ? Number(to) + 1 : bytes.length);
  const part = `bytes ${from}-${Number(from) + body.length - 1}/${bytes.length}`;
  return {
    type: 'file',
    status: from ? 206 : 200,
    contentType: format === 'mp3' ? 'audio/mpeg' : `audio/${format}`,
    headers: from ? { 'content-range': part } : {},
    body,
  };
}
