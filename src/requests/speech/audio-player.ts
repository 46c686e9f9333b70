import type { AudioClip } from './audio-clip.js';
import { createBlobClip } from './blob-clip.js';
import { createMediaSourceClip, findMediaSource } from './media-source-clip.js';

/** What happens to a clip that is played. */
export type PlayerEvent =
  /** It can be heard, for the first time or again. */
  | { readonly type: 'playing' }
  /** It ran out of sound, and more is to come. */
  | { readonly type: 'waiting' }
  /** Seconds heard so far, of how many: null as long as nobody knows. */
  | { readonly type: 'time'; readonly seconds: number; readonly duration: number | null }
  /** All of it was heard. */
  | { readonly type: 'ended' }
  /** The browser wants a click before there may be sound. */
  | { readonly type: 'refused' }
  /** Something else paused it: a key on the keyboard, a call, headphones that were pulled. */
  | { readonly type: 'paused' }
  /** It cannot be played. `undecodable`: these bytes are no audio the browser knows. */
  | { readonly type: 'failed'; readonly reason: 'undecodable' | 'unknown' };

/** Plays mp3, one clip after another, each given piece by piece. */
export interface AudioPlayer {
  /** A new clip begins. The one before is silent and let go. */
  readonly open: () => void;
  /** The next piece. */
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => void;
  /** There will be no more pieces: `ended` comes once all was heard. */
  readonly close: () => void;
  /** Goes on, or begins as soon as there is something to hear. */
  readonly play: () => void;
  /** Silence for now; what came is kept. */
  readonly pause: () => void;
  /** Silence, and nothing held any more. `open` begins again. */
  readonly release: () => void;
}

/** Makes a player that tells the listener what becomes of each clip. */
export type CreatePlayer = (listener: (event: PlayerEvent) => void) => AudioPlayer;

/** `MediaError` has these names on its instances only. */
const undecodable: readonly (number | undefined)[] = [3, 4];

/**
 * A player over one audio element, so that a click that was allowed once is allowed for every clip. Sound begins with
 * the first piece where `MediaSource` (on an iPhone `ManagedMediaSource`) takes `audio/mpeg`; elsewhere, as in Firefox,
 * when the clip is whole.
 *
 * @param element For tests. Default: a new one that is in no document.
 */
export function createAudioPlayer(
  listener: (event: PlayerEvent) => void,
  element: HTMLAudioElement = document.createElement('audio'),
): AudioPlayer {
  const found = findMediaSource();
  let clip: AudioClip | null = null;
  let isWanted = false;
  let isClosed = false;
  let wasHeard = false;

  const fail = (reason: 'undecodable' | 'unknown'): void => {
    release();
    listener({ type: 'failed', reason });
  };
  const start = (): void => {
    if (!isWanted || !clip?.canPlay() || !element.paused) return;
    const playing = clip;
    element.play().catch((thrown: unknown) => {
      if (clip !== playing) return;
      const name = thrown instanceof DOMException ? thrown.name : '';
      // AbortError: paused before it began. NotSupportedError: the element's own event says so as well.
      if (name === 'AbortError' || name === 'NotSupportedError') return;
      if (name !== 'NotAllowedError') return fail('unknown');
      isWanted = false;
      listener({ type: 'refused' });
    });
  };
  const on = (name: keyof HTMLMediaElementEventMap, then: () => void): void => {
    element.addEventListener(name, () => {
      if (clip) then();
    });
  };
  on('playing', () => {
    // Said late as well, of one who has paused since. A media key plays without asking us.
    if (element.paused) return;
    isWanted = true;
    wasHeard = true;
    listener({ type: 'playing' });
  });
  on('waiting', () => {
    // Said at every beginning, too.
    if (wasHeard) listener({ type: 'waiting' });
  });
  on('timeupdate', () => {
    const { currentTime: seconds, duration } = element;
    listener({ type: 'time', seconds, duration: isClosed && Number.isFinite(duration) ? duration : null });
  });
  on('pause', () => {
    // Said at the end, too, and late: one who paused and played again is not meant.
    if (!isWanted || !element.paused || element.ended) return;
    isWanted = false;
    listener({ type: 'paused' });
  });
  on('ended', () => listener({ type: 'ended' }));
  on('error', () => fail(undecodable.includes(element.error?.code) ? 'undecodable' : 'unknown'));

  function release(): void {
    const last = clip;
    // First: what the element says while it is emptied is about nothing.
    clip = null;
    isClosed = wasHeard = false;
    if (!last) return;
    last.release();
    element.removeAttribute('src');
    element.load();
  }

  return {
    open() {
      release();
      clip = found ? createMediaSourceClip(element, found, () => fail('undecodable')) : createBlobClip(element);
      start();
    },
    append: (bytes) => clip?.append(bytes),
    close() {
      isClosed = true;
      clip?.close();
      start();
    },
    play() {
      isWanted = true;
      start();
    },
    pause() {
      isWanted = false;
      element.pause();
    },
    release() {
      isWanted = false;
      release();
    },
  };
}
