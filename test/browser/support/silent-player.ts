import type { CreatePlayer } from '../../../src/requests/speech/audio-player.ts';

/** Takes what it is given as heard at once: a replay of a hundred failures should not last as long as their sound. */
export const silentPlayer: CreatePlayer = (listener) => {
  let isHeard = false;
  return {
    open: () => (isHeard = false),
    append() {
      if (!isHeard) queueMicrotask(() => listener({ type: 'playing' }));
      isHeard = true;
    },
    close: () => queueMicrotask(() => listener({ type: 'ended' })),
    play() {},
    pause() {},
    release() {},
  };
};
