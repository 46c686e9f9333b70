import { isProviderError, ProviderError } from '../../errors/provider-error.js';

type Piece = Uint8Array<ArrayBuffer>;

/** The audio of one passage: what has come of it, and how its request went. */
interface SpeechTrack {
  readonly pieces: readonly Piece[];
  readonly outcome: 'loading' | 'whole' | ProviderError;
}

/** Asks for the audio of a text. */
export type AskForAudio = (text: string, onAudio: (piece: Piece) => void, signal: AbortSignal) => Promise<void>;

export interface SpeechTracks {
  readonly of: (number: number) => SpeechTrack | undefined;
  /** Begins at once, unless it has begun. */
  readonly load: (number: number, text: string) => void;
  readonly drop: (number: number) => void;
  /** Ends all requests, and forgets what came. Nothing is told any more. */
  readonly stop: () => void;
}

interface TrackEvents {
  readonly onPiece: (number: number, piece: Piece) => void;
  readonly onEnd: (number: number) => void;
}

export function createTracks(request: AskForAudio, { onPiece, onEnd }: TrackEvents): SpeechTracks {
  const tracks = new Map<number, { pieces: Piece[]; outcome: SpeechTrack['outcome'] }>();
  let controller = new AbortController();

  return {
    of: (number) => tracks.get(number),
    load(number, text) {
      if (tracks.has(number)) return;
      const { signal } = controller;
      const track = { pieces: [] as Piece[], outcome: 'loading' as SpeechTrack['outcome'] };
      tracks.set(number, track);
      const end = (how: SpeechTrack['outcome']): void => {
        if (signal.aborted) return;
        track.outcome = how;
        onEnd(number);
      };
      request(
        text,
        (piece) => {
          if (signal.aborted) return;
          track.pieces.push(piece);
          onPiece(number, piece);
        },
        signal,
      ).then(
        () => end('whole'),
        (thrown: unknown) => end(isProviderError(thrown) ? thrown : new ProviderError({ kind: 'unknown' })),
      );
    },
    drop: (number) => void tracks.delete(number),
    stop() {
      controller.abort();
      controller = new AbortController();
      tracks.clear();
    },
  };
}
