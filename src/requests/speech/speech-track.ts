import { isProviderError, ProviderError } from '../../errors/provider-error.js';

/** The audio of one passage: what has come of it, and how its request went. */
export interface SpeechTrack {
  readonly pieces: readonly Uint8Array<ArrayBuffer>[];
  readonly outcome: 'loading' | 'whole' | ProviderError;
  /** Ends the request. Nothing is told any more. */
  readonly stop: () => void;
}

export interface TrackEvents {
  readonly onPiece: (piece: Uint8Array<ArrayBuffer>) => void;
  readonly onEnd: () => void;
}

/** @param request Begins at once. */
export function startTrack(
  request: (onAudio: TrackEvents['onPiece'], signal: AbortSignal) => Promise<void>,
  { onPiece, onEnd }: TrackEvents,
): SpeechTrack {
  const controller = new AbortController();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let outcome: SpeechTrack['outcome'] = 'loading';
  const end = (how: SpeechTrack['outcome']): void => {
    if (controller.signal.aborted) return;
    outcome = how;
    onEnd();
  };
  request((piece) => {
    if (controller.signal.aborted) return;
    pieces.push(piece);
    onPiece(piece);
  }, controller.signal).then(
    () => end('whole'),
    (thrown: unknown) => end(isProviderError(thrown) ? thrown : new ProviderError({ kind: 'unknown' })),
  );
  return {
    pieces,
    get outcome() {
      return outcome;
    },
    stop: () => controller.abort(),
  };
}
