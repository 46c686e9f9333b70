import { createAudioPlayer } from './audio-player.js';
import type { AudioPlayer, CreatePlayer } from './audio-player.js';
import type { ProviderError } from '../../errors/provider-error.js';
import { createKeep } from '../create-keep.js';
import { createStore } from '../create-store.js';
import { openDoor, sendThrough } from '../doorkeeper.js';
import type { Doorkeeper } from '../doorkeeper.js';
import type { Store } from '../create-store.js';
import { reader as boundReader } from '../reader.js';
import type { Reader } from '../reader.js';
import { startSpeechRun } from './speech-run.js';
import type { RunOptions, SpeechRun } from './speech-run.js';
import { idle } from './speech-state.js';
import type { SpeechState } from './speech-state.js';
import { requestSpeech } from './speech-stream.js';

export interface SpeechOptions {
  /** Default `minimax`, the only one that speaks so far. */
  readonly provider?: 'minimax' | undefined;
  /** A voice's id at the provider, a cloned one too. Default `English_expressive_narrator`. */
  readonly voice?: string | undefined;
  /** Default `speech-2.8-turbo`. */
  readonly model?: string | undefined;
  /** From 0.5 to 2. Default 1. */
  readonly speed?: number | undefined;
  /** The language's English name, as `Chinese`, where a text alone does not tell. Default `auto`. */
  readonly language?: string | undefined;
  /** `false` asks for whole clips: sound begins later. Default `true`. */
  readonly stream?: boolean | undefined;
  /** Milliseconds without a sign of life after which a request has `stalled`; `Infinity` is no limit. Default 60,000. */
  readonly timeout?: number | undefined;
  /** What makes the sound. Default: an audio element. Read once, at the first `speak`. */
  readonly player?: CreatePlayer | undefined;
  /** Where the handler answers. Default `/api/ai`; in a hook, what the `TryAgainProvider` says. */
  readonly basePath?: string | undefined;
  /** Reads failures. Default: the one that knows the providers of this package, and those of the `TryAgainProvider`. */
  readonly reader?: Reader | undefined;
  /** Whom it asks before it sends. Default: nobody; in a hook, the app's cooldowns. */
  readonly doorkeeper?: Doorkeeper | undefined;
}

/** A voice: speaks one text at a time, and keeps what it could not speak. */
export interface Speech extends Store<SpeechState> {
  /**
   * Speaks a text of any length. Call it in a click, or a browser may refuse the sound. Another text takes the place of
   * the one that is spoken; the same one again begins nothing: it resumes what is paused and retries what failed, as
   * `retry` does. Only when all is spoken, or after `stop`, it begins anew, and costs anew.
   */
  readonly speak: (text: string) => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Silence, and no request under way. Back to `idle`. */
  readonly stop: () => void;
  /**
   * After a failure, or when something else ended the request: goes on with the first sentence that was not heard to its
   * end, with the options of now. Else does nothing; nor does it before `error.retryAt`, where the provider named a time:
   * the error stays, and nothing is sent.
   */
  readonly retry: () => void;
  /** Takes the place of the options. Heard from the next request on. */
  readonly configure: (options: SpeechOptions) => void;
  /** Keeps it alive until the function it returns is called: the last one to go stops it, and it is silent from then on. */
  readonly keep: () => () => void;
}

/**
 * Text to speech without React: sentences grouped into requests, each asked for while the one before is heard.
 *
 * Every failure is a `ProviderError` in the state, and keeps `unspoken`. Nothing repeats itself: speech is billed.
 *
 * @example
 * ```ts
 * const speech = createSpeech({ voice: 'English_expressive_narrator' });
 * button.onclick = () => speech.speak(answer);
 * speech.subscribe(() => show(speech.getSnapshot()));
 * ```
 */
export function createSpeech(options: SpeechOptions = {}): Speech {
  const store = createStore<SpeechState>(idle);
  let settings = options;
  let player: AudioPlayer | null = null;
  let run: SpeechRun | null = null;

  const request: RunOptions['request'] = (text, onAudio, signal) => {
    const { provider = 'minimax', basePath = '/api/ai', reader = boundReader, timeout = 60_000, doorkeeper } = settings;
    const url = `${basePath}/${provider}/t2a_v2`;
    const body = bodyOf(text, settings);
    const asked = { provider, endpoint: 'speech', model: body.model };
    return sendThrough({ doorkeeper, asked, signal, read: reader.normalizeError }, (begun) =>
      requestSpeech({ url, provider, body, reader, timeout, signal }, (piece) => {
        begun();
        onAudio(piece);
      }),
    );
  };

  const stop = (): void => {
    run?.stop();
    run = null;
    if (store.getSnapshot() !== idle) store.set(idle);
  };

  const { keep, isLeft } = createKeep(stop);

  const begin = (text: string): void => {
    run?.stop();
    player ??= (settings.player ?? createAudioPlayer)((event) => run?.hear(event));
    let isOn = true;
    const onState = (state: SpeechState): void => {
      if (isOn) store.set(state);
    };
    const isTooEarly = (error: ProviderError) => (settings.doorkeeper ?? openDoor).isTooEarly(error);
    const begun = startSpeechRun({ text, player, onState, request, speed: () => settings.speed ?? 1, isTooEarly });
    run = { ...begun, stop: () => ((isOn = false), begun.stop()) };
  };

  return {
    subscribe: store.subscribe,
    getSnapshot: store.getSnapshot,
    stop,
    speak(text) {
      // An answer that came when nobody is there to hear it, or to stop it.
      if (isLeft()) return;
      const { status } = store.getSnapshot();
      if (run?.text !== text || status === 'done') return begin(text);
      if (status === 'paused') run.resume();
      else run.retry();
    },
    pause: () => run?.pause(),
    resume: () => run?.resume(),
    retry: () => run?.retry(),
    configure(next) {
      settings = next;
    },
    keep,
  };
}

function bodyOf(text: string, settings: SpeechOptions) {
  const { voice = 'English_expressive_narrator', model = 'speech-2.8-turbo', speed = 1, language = 'auto', stream = true } = settings;
  return {
    model,
    text,
    stream,
    // Else the last frame repeats the whole clip.
    ...(stream && { stream_options: { exclude_aggregated_audio: true } }),
    output_format: 'hex',
    voice_setting: { voice_id: voice, speed },
    audio_setting: { format: 'mp3' },
    language_boost: language,
  };
}
