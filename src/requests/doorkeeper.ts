import type { ProviderError } from '../errors/provider-error.js';

/** What is about to be asked for. */
export interface Asked {
  readonly provider: string;
  /** The endpoint's word: `chat`, `speech`, `files`. */
  readonly endpoint: string;
  readonly model?: string | undefined;
}

/** Leave to send one request. How it ended is told once. */
interface Leave {
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
  /** Whether what failed so may not be asked for yet. Its clock is the buttons', whatever somebody set the wall clock to. */
  readonly isTooEarly: (error: ProviderError) => boolean;
}

/** Sends whatever it is asked for; a failure's own time still holds. */
export const openDoor: Doorkeeper = {
  enter: () => ({ succeeded: nothing, failed: nothing, dropped: nothing }),
  isTooEarly: ({ retryAt }) => retryAt !== null && retryAt > Date.now(),
};

function nothing(): void {
  return undefined;
}

/** One request on its way through the door. */
export interface Passage {
  readonly doorkeeper?: Doorkeeper | undefined;
  readonly asked: Asked;
  readonly signal: AbortSignal;
  /** The failure that something thrown stands for. */
  readonly read: (thrown: unknown) => ProviderError | Promise<ProviderError>;
}

/**
 * Sends once it may, and tells how that ended; `begun` is for an answer that takes its time: its first word says enough.
 *
 * @throws The failure as it was read; after an abort whatever was thrown.
 */
export async function sendThrough<Result>(
  { doorkeeper = openDoor, asked, signal, read }: Passage,
  send: (begun: () => void) => Promise<Result>,
): Promise<Result> {
  const entering = doorkeeper.enter(asked, signal);
  const leave = entering instanceof Promise ? await entering : entering;
  try {
    const result = await send(leave.succeeded);
    leave.succeeded();
    return result;
  } catch (thrown) {
    if (signal.aborted) {
      leave.dropped();
      throw thrown;
    }
    const failure = await read(thrown);
    if (failure.kind === 'aborted') leave.dropped();
    else leave.failed(failure);
    throw failure;
  }
}
