import type { ProviderError } from '../errors/provider-error.js';

/** What is about to be asked for. */
export interface Asked {
  readonly provider: string;
  /** The endpoint's word: `chat`, `speech`, `files`. */
  readonly endpoint: string;
  readonly model?: string | undefined;
}

/** Leave to send one request. How it ended is told once. */
export interface Leave {
  /** It was answered, or its stream has begun. */
  readonly succeeded: () => void;
  readonly failed: (error: ProviderError) => void;
  /** It was stopped, and says nothing. */
  readonly dropped: () => void;
}

/** Asked before anything is sent: the app's cooldowns. A request that knows none is sent at once. */
export interface Doorkeeper {
  /**
   * Given at once where nothing stands in the way: a browser lets a sound begin only in the click itself. Rejects with
   * the failure that does, or with the signal's reason.
   */
  readonly enter: (asked: Asked, signal: AbortSignal) => Leave | Promise<Leave>;
  /** From when what failed so may be asked for again, epoch ms; null: now. */
  readonly retryAt: (error: ProviderError) => number | null;
}

/** Sends whatever it is asked for; a failure's own time still holds. */
export const openDoor: Doorkeeper = {
  enter: () => ({ succeeded: nothing, failed: nothing, dropped: nothing }),
  retryAt: (error) => error.retryAt,
};

function nothing(): void {
  return undefined;
}
