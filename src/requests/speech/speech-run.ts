import { ProviderError } from '../../errors/provider-error.js';
import { notAStream } from '../own-failures.js';
import type { AudioPlayer, PlayerEvent } from './audio-player.js';
import { sentenceAt } from './sentence-at.js';
import { speechStatus } from './speech-state.js';
import type { SpeechState, SpeechStatus } from './speech-state.js';
import { createTracks } from './speech-tracks.js';
import type { AskForAudio } from './speech-tracks.js';
import { isSpeakable, planPassages, splitSentences } from './split-sentences.js';

/** One text on its way to the ear. */
export interface SpeechRun {
  readonly text: string;
  readonly pause: () => void;
  readonly resume: () => void;
  /** After a failure: goes on at the first sentence that was not heard; not before the time the provider named. */
  readonly retry: () => void;
  readonly stop: () => void;
  /** What the player says. */
  readonly hear: (event: PlayerEvent) => void;
}

export interface RunOptions {
  readonly text: string;
  readonly player: AudioPlayer;
  readonly onState: (state: SpeechState) => void;
  /** Asks for a passage, with the settings of this moment. */
  readonly request: AskForAudio;
  /** How much faster than usual. */
  readonly speed: () => number;
  /** Whether what failed so may not be asked for yet. */
  readonly isTooEarly: (error: ProviderError) => boolean;
}

const { plain, paused, failed } = speechStatus;
/** Well-formed hexadecimal, and no sound in it: the provider's fault. Anything else about the element is nobody's we know. */
const unplayable = {
  undecodable: notAStream,
  unknown: () => new ProviderError({ kind: 'unknown' }),
};

/**
 * Speaks passage after passage. The next one is asked for when the current one is here whole and can be heard: one
 * ahead, one at a time, because providers count connections, and a failure should cost one request.
 *
 * A failure counts when the voice gets there: what came before is heard to its end, and of a broken passage what had
 * begun to sound. Nothing is asked for twice until somebody says so, and then only what was not heard.
 */
export function startSpeechRun({ text, player, onState, request, speed, isTooEarly }: RunOptions): SpeechRun {
  const sentences = splitSentences(text);
  let passages = planPassages(sentences);
  const tracks = createTracks(request, {
    onPiece(number, piece) {
      if (number === index) player.append(piece);
    },
    onEnd(number) {
      if (number === index) settle();
    },
  });
  let status: SpeechStatus = plain('loading');
  let index = 0;
  let position = 0;
  let isHeard = false;
  /** Nothing is under way, and something is left. */
  let isHalted = false;

  function show(next: SpeechStatus, at = position): void {
    if (next.status === status.status && next.pausedBy === status.pausedBy && at === position) return;
    status = next;
    position = at;
    tell();
  }
  function tell(): void {
    onState({ ...status, sentences, position, unspoken: sentences.slice(position).join('') });
  }

  function load(number: number): void {
    const passage = passages[number];
    if (passage) tracks.load(number, passage.text.trim());
  }

  function begin(number: number): void {
    index = number;
    isHeard = false;
    const passage = passages[number];
    if (!passage) return finish();
    const waiting = tracks.of(number);
    if (waiting && typeof waiting.outcome === 'object') return fail(waiting.outcome);
    player.open();
    if (status.status !== 'paused') player.play();
    for (const piece of waiting?.pieces ?? []) player.append(piece);
    show(status.status === 'speaking' && !waiting?.pieces.length ? plain('loading') : status, passage.first);
    load(number);
    settle();
  }

  /** Looks at what became of the current request. */
  function settle(): void {
    const outcome = tracks.of(index)?.outcome ?? 'loading';
    if (outcome === 'loading') return;
    if (outcome !== 'whole' && !isHeard) return fail(outcome);
    player.close();
    prefetch();
  }

  function prefetch(): void {
    if (isHeard && tracks.of(index)?.outcome === 'whole') load(index + 1);
  }

  function finish(): void {
    player.release();
    show(plain('done'), sentences.length);
  }

  function fail(error: ProviderError): void {
    letGo();
    isHalted = true;
    const at = Math.max(position, passages[index]?.first ?? 0);
    show(error.kind === 'aborted' ? interrupted(at) : failed(error), at);
  }

  /** Not by us, who no longer listen then: by something in the page that stands before `fetch`. It is no error. */
  function interrupted(at: number): SpeechStatus {
    if (status.status === 'paused') return status;
    return isHeard || at > 0 ? paused('system') : plain('idle');
  }

  /** Asks for what was not heard, to the end of the passage that failed. */
  function goOn(): void {
    const broken = passages[index];
    if (!broken) return;
    isHalted = false;
    show(plain('loading'));
    const rest = { text: sentences.slice(position, broken.end).join(''), first: position, end: broken.end };
    passages = passages.map((passage, number) => (number === index ? rest : passage));
    begin(isSpeakable(rest.text) ? index : index + 1);
  }

  function letGo(): void {
    tracks.stop();
    player.release();
  }

  function hear(event: PlayerEvent): void {
    const outcome = tracks.of(index)?.outcome;
    switch (event.type) {
      case 'playing':
        isHeard = true;
        show(plain('speaking'));
        return prefetch();
      case 'waiting':
        return status.status === 'speaking' ? show(plain('loading')) : undefined;
      case 'time': {
        const { first = 0, end } = passages[index] ?? {};
        // The length of a broken clip is that of its beginning.
        const duration = outcome === 'whole' ? event.duration : null;
        const at = first + sentenceAt(sentences.slice(first, end), event.seconds, duration, speed());
        // Never back: the estimate is another one once the clip's length is known.
        return show(status, Math.max(position, at));
      }
      case 'ended':
        if (typeof outcome === 'object') return fail(outcome);
        tracks.drop(index);
        return begin(index + 1);
      case 'refused':
        return show(paused('autoplay'));
      case 'paused':
        return show(paused('system'));
      case 'failed':
        return fail(unplayable[event.reason]());
    }
  }

  tell();
  begin(0);
  return {
    text,
    hear,
    pause() {
      if (status.status !== 'loading' && status.status !== 'speaking') return;
      player.pause();
      show(paused('user'));
    },
    resume() {
      if (status.status !== 'paused') return;
      if (isHalted) return goOn();
      show(plain(isHeard ? 'speaking' : 'loading'));
      player.play();
    },
    retry() {
      if (!isHalted || (status.error && isTooEarly(status.error))) return;
      goOn();
    },
    stop: letGo,
  };
}
