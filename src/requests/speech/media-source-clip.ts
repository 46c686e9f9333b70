import type { AudioClip } from './audio-clip.js';

const type = 'audio/mpeg';
/** Something was heard, or all there is. */
const signsOfHearing = ['timeupdate', 'waiting'] as const;

interface FoundMediaSource {
  readonly create: () => MediaSource;
  /** The iPhone's kind opens only where sound may not be sent on to another device. */
  readonly isManaged: boolean;
}

/** What takes mp3 piece by piece here, or null: Firefox knows `MediaSource`, but not with mp3. */
export function findMediaSource(): FoundMediaSource | null {
  const { MediaSource: plain, ManagedMediaSource: managed } = globalThis as {
    MediaSource?: typeof MediaSource;
    ManagedMediaSource?: typeof MediaSource;
  };
  if (plain?.isTypeSupported(type)) return { create: () => new plain(), isManaged: false };
  if (managed?.isTypeSupported(type)) return { create: () => new managed(), isManaged: true };
  return null;
}

/** Plays a clip while it comes. */
export function createMediaSourceClip(
  element: HTMLAudioElement,
  { create, isManaged }: FoundMediaSource,
  onFailure: () => void,
): AudioClip {
  const source = create();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let buffer: SourceBuffer | null = null;
  let isClosed = false;
  let isReleased = false;

  // One piece at a time: a buffer that is busy refuses the next.
  const next = (): void => {
    if (isReleased || !buffer || buffer.updating || source.readyState !== 'open') return;
    const [piece] = pieces;
    try {
      if (piece) buffer.appendBuffer(piece);
      else if (isClosed) source.endOfStream();
      pieces.shift();
    } catch (thrown) {
      // Full of what is still to be heard: there is room again as the sound goes on.
      if (!isFull(thrown) || buffer.buffered.length === 0) onFailure();
    }
  };
  for (const event of signsOfHearing) element.addEventListener(event, next);

  const url = URL.createObjectURL(source);
  source.addEventListener(
    'sourceopen',
    () => {
      URL.revokeObjectURL(url);
      if (isReleased) return;
      buffer = source.addSourceBuffer(type);
      buffer.addEventListener('updateend', next);
      next();
    },
    { once: true },
  );
  if (isManaged) element.disableRemotePlayback = true;
  element.src = url;

  return {
    append(bytes) {
      pieces.push(bytes);
      next();
    },
    close() {
      isClosed = true;
      next();
    },
    // At once, without a piece: the click that allows sound is over by the time the first one is here.
    canPlay: () => true,
    release() {
      isReleased = true;
      for (const event of signsOfHearing) element.removeEventListener(event, next);
      URL.revokeObjectURL(url);
    },
  };
}

function isFull(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'QuotaExceededError';
}
