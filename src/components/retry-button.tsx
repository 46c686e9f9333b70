'use client';
import { forwardRef, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import type { ComponentPropsWithoutRef, CSSProperties } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useCountdown } from '../hooks/use-countdown.js';
import { useFailure } from '../hooks/use-failure.js';
import { useRetryAt } from '../hooks/use-retry-at.js';
import { writeDuration } from '../messages/write-time.js';
import type { AutoRetry } from './auto-retry.js';
import { classNames } from './class-names.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { QuietStartContext } from './quiet-start-context.js';
import { StopButton } from './stop-button.js';
import { useAnnouncements } from './use-announcements.js';
import { useAutoRetry } from './use-auto-retry.js';
import { isOnline, useOnline } from './use-online.js';
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
  /**
   * `at-zero`: begins by itself when the wait is over, and says so; a second button stops it. Once for each failure, at
   * most three times in a row, never for a wait of more than 120 seconds, in a tab nobody sees, or offline. Hand back
   * the action's promise, so that it is known when a row is over. Only for what may be repeated unseen: not for an
   * answer whose first words came, which the app shows `resume` for. Default `off`.
   */
  auto?: AutoRetry | undefined;
  /** `quiet`: an outline, beside something more important. */
  'data-variant'?: 'quiet' | undefined;
}

/**
 * Waits as long as the provider asks for, visibly, then repeats.
 *
 * While it waits it keeps the focus and says on a press how long it still takes: it is `aria-disabled`, never
 * `disabled`. Screen readers hear three sentences, not a number a second. All props and the ref go to the button.
 *
 * `data-state`: `waiting`, `ready`, `retrying` or, where it could be ready but for the line, `offline`. `data-auto`:
 * `at-zero` while it is going to begin by itself, `stopped` by somebody, `spent` when it has as often as it may. `data-exact`: present when the moment is the provider's own.
 * `--tryagain-progress`: 0 to 1, the part of the wait that is over.
 *
 * @example <RetryButton error={ask.error} onRetry={() => ask.mutateAsync(question)} />
 */
export const RetryButton = forwardRef<HTMLButtonElement, RetryButtonProps>(function RetryButton(
  { error, onRetry, auto = 'off', children, className, style, onClick, ...props },
  ref,
) {
  const messages = useMessages();
  const quietStart = useContext(QuietStartContext);
  const failure = useFailure(error);
  const until = useRetryAt(failure);
  const countdown = useCountdown(until, failure);
  const { remaining, seconds, state: wait } = countdown;
  const { flying, phase, press, stop } = useAutoRetry(onRetry, { auto, failure, until, countdown });
  const online = useOnline();
  // Somebody else's wait, or a back-off, is nobody's exact word.
  const exact = failure?.wait?.until === until && failure.wait.exact;
  const rest = useMemo(
    () => (until !== null && (seconds > 0 || wait === 'ready') ? { remaining: seconds * 1000, until, exact } : null),
    [until, seconds, wait, exact],
  );
  const beginner = phase === 'at-zero' ? 'button' : 'person';
  const { region, announce } = useAnnouncements(rest, messages, online ? beginner : null, quietStart);
  const length = useWaitLength(until, remaining);

  const state = flying ? 'retrying' : wait === 'waiting' ? 'waiting' : online ? 'ready' : 'offline';
  const name = children ?? (needsSomebody(failure) ? messages.actions.check : messages.actions.retry);
  const counting = state === 'waiting' && rest !== null;
  const label = counting
    ? writeLabel(rest, messages, beginner)
    : state === 'offline'
      ? messages.actions.retryOnline
      : state === 'ready' && phase === 'at-zero'
        ? messages.actions.autoSoon
        : null;
  const progress = counting && length > 0 ? { '--tryagain-progress': 1 - remaining / length } : {};

  // The line is back: who was told that it is not has to hear it.
  const wasOffline = useRef(false);
  useEffect(() => {
    if (state === 'offline') wasOffline.current = true;
    else if (state === 'ready' && wasOffline.current) {
      wasOffline.current = false;
      if (beginner === 'person') announce(messages.announcements.ready);
    }
  }, [state, beginner, announce, messages]);

  const element = useRef<HTMLButtonElement | null>(null);
  const setElement = useCallback(
    (button: HTMLButtonElement | null) => {
      element.current = button;
      if (typeof ref === 'function') return ref(button);
      if (ref) ref.current = button;
      return undefined;
    },
    [ref],
  );

  return (
    <span className="tryagain-retry">
      <button
        type="button"
        {...props}
        ref={setElement}
        className={classNames('tryagain-button', className)}
        style={{ ...(progress as CSSProperties), ...style }}
        aria-disabled={state === 'ready' ? undefined : true}
        data-state={state}
        data-auto={phase === 'off' ? undefined : phase}
        data-exact={exact ? '' : undefined}
        onClick={(event) => {
          // Asked anew: the line can be back, or gone, before anything was rendered.
          const isReady = state === 'ready' || state === 'offline';
          if (!isReady || !isOnline()) {
            event.preventDefault();
            if (counting) announce(`${messages.announcements.notYet} ${speakRest(rest, messages, beginner)}`);
            else if (isReady) announce(messages.announcements.offline);
            return;
          }
          onClick?.(event);
          if (!event.defaultPrevented) press();
        }}
      >
        {state === 'retrying' && <span className="tryagain-spinner" aria-hidden="true" />}
        {label !== null ? (
          <>
            <span style={hidden}>{name}</span>
            <span aria-hidden="true">
              {children !== undefined && <>{children} · </>}
              {label}
            </span>
          </>
        ) : state === 'retrying' ? (
          messages.actions.retrying
        ) : (
          name
        )}
      </button>
      {phase === 'at-zero' && !flying && (
        <StopButton
          label={messages.actions.stop}
          onStop={() => {
            stop();
            announce(
              counting ? `${messages.announcements.stopped} ${speakRest(rest, messages, 'person')}` : messages.announcements.stopped,
            );
          }}
          onGone={() => element.current?.focus()}
        />
      )}
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
