'use client';
import { forwardRef, useContext, useMemo } from 'react';
import type { ComponentPropsWithoutRef, CSSProperties } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useCountdown } from '../hooks/use-countdown.js';
import { useFailure } from '../hooks/use-failure.js';
import { useRetryAt } from '../hooks/use-retry-at.js';
import { writeDuration } from '../messages/write-time.js';
import { classNames } from './class-names.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { QuietStartContext } from './quiet-start-context.js';
import { useAnnouncements } from './use-announcements.js';
import { useSingleFlight } from './use-single-flight.js';
import { useWaitLength } from './use-wait-length.js';
import { longWait, speakRest, writeLabel } from './write-wait.js';

export interface RetryButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** What went wrong, in any shape. Its wait is what the button counts down. */
  error?: unknown;
  /**
   * Repeats the action. Called once, however often this button, or another one of the same `error`, is pressed until
   * the promise it hands back settles. Once that is kept, messages in the corner about this `error` go.
   */
  onRetry: () => unknown;
  /** `quiet`: an outline, beside something more important. */
  'data-variant'?: 'quiet' | undefined;
}

/**
 * Waits as long as the provider asks for, visibly, then repeats.
 *
 * While it waits it keeps the focus and says on a press how long it still takes: it is `aria-disabled`, never
 * `disabled`. Screen readers hear three sentences, not a number a second. All props and the ref go to the button.
 *
 * `data-state`: `waiting`, `ready` or `retrying`. `data-exact`: present when the moment is the provider's own.
 * `--tryagain-progress`: 0 to 1, the part of the wait that is over.
 *
 * @example <RetryButton error={ask.error} onRetry={() => ask.mutateAsync(question)} />
 */
export const RetryButton = forwardRef<HTMLButtonElement, RetryButtonProps>(function RetryButton(
  { error, onRetry, children, className, style, onClick, ...props },
  ref,
) {
  const messages = useMessages();
  const quietStart = useContext(QuietStartContext);
  const failure = useFailure(error);
  const { run, flying } = useSingleFlight(onRetry, failure);
  const until = useRetryAt(failure);
  const { remaining, seconds, state: wait } = useCountdown(until);
  // Somebody else's wait, or a back-off, is nobody's exact word.
  const exact = failure?.wait?.until === until && failure.wait.exact;
  const rest = useMemo(
    () => (until !== null && (seconds > 0 || wait === 'ready') ? { remaining: seconds * 1000, until, exact } : null),
    [until, seconds, wait, exact],
  );
  const { region, announce } = useAnnouncements(rest, messages, quietStart);
  const length = useWaitLength(until, remaining);

  const state = flying ? 'retrying' : wait === 'waiting' ? 'waiting' : 'ready';
  const name = children ?? (needsSomebody(failure) ? messages.actions.check : messages.actions.retry);
  const counting = state === 'waiting' && rest !== null;
  const progress = counting && length > 0 ? { '--tryagain-progress': 1 - remaining / length } : {};

  return (
    <span className="tryagain-retry">
      <button
        type="button"
        {...props}
        ref={ref}
        className={classNames('tryagain-button', className)}
        style={{ ...(progress as CSSProperties), ...style }}
        aria-disabled={state === 'ready' ? undefined : true}
        data-state={state}
        data-exact={exact ? '' : undefined}
        onClick={(event) => {
          if (state !== 'ready') {
            event.preventDefault();
            if (counting) announce(`${messages.announcements.notYet} ${speakRest(rest, messages)}`);
            return;
          }
          onClick?.(event);
          if (!event.defaultPrevented) run();
        }}
      >
        {state === 'retrying' && <span className="tryagain-spinner" aria-hidden="true" />}
        {counting ? (
          <>
            <span style={hidden}>{name}</span>
            <span aria-hidden="true">
              {children !== undefined && <>{children} · </>}
              {writeLabel(rest, messages)}
            </span>
          </>
        ) : state === 'retrying' ? (
          messages.actions.retrying
        ) : (
          name
        )}
      </button>
      {counting && rest.remaining <= longWait && (
        <span role="timer" aria-live="off" style={hidden}>
          {writeDuration(rest.remaining, messages.locale)}
        </span>
      )}
      <output ref={region} style={hidden} />
    </span>
  );
});

/** Repeating alone changes nothing here: one looks whether somebody has changed something. */
function needsSomebody(failure: ProviderError | null): boolean {
  return failure !== null && failure.retry === 'never' && failure.fixableBy === 'owner';
}
