import type { CreatePlayer } from '../../src/hooks/use-speech.js';

/** How long each clip "sounds", ms. */
const length = 900;

/** Plays without a sound, and each clip for as long: what a voice does can be seen in a room where nobody may hear it. */
export const createQuietPlayer: CreatePlayer = (listener) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let has = { sound: false, all: false };
  let isWanted = false;
  const go = () => {
    clearTimeout(timer);
    if (!isWanted || !has.sound) return;
    listener({ type: 'playing' });
    timer = setTimeout(() => (has.all ? listener({ type: 'ended' }) : go()), length);
  };
  const halt = () => clearTimeout(timer);
  return {
    open() {
      halt();
      has = { sound: false, all: false };
    },
    append() {
      if (has.sound) return;
      has.sound = true;
      go();
    },
    close: () => void (has.all = true),
    play() {
      isWanted = true;
      go();
    },
    pause() {
      isWanted = false;
      halt();
    },
    release() {
      isWanted = false;
      halt();
    },
  };
};
