import type { AudioClip } from './audio-clip.js';

/** Plays a clip once it is whole: for browsers that take no mp3 in pieces. */
export function createBlobClip(element: HTMLAudioElement): AudioClip {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let url: string | null = null;
  return {
    append: (bytes) => void pieces.push(bytes),
    close() {
      url = URL.createObjectURL(new Blob(pieces, { type: 'audio/mpeg' }));
      element.src = url;
    },
    canPlay: () => url !== null,
    release() {
      if (url !== null) URL.revokeObjectURL(url);
    },
  };
}
