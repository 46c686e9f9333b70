'use client';
import { forwardRef, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { useTryAgain } from '../hooks/try-again-context.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { useFailure } from '../hooks/use-failure.js';
import { describeFailure } from '../messages/describe-failure.js';
import { isThenable } from '../recovery/flights.js';
import { AutoRowContext, createAutoRow } from './auto-retry.js';
import type { AutoRetry } from './auto-retry.js';
import { canRepeat } from './can-repeat.js';
import { classNames } from './class-names.js';
import { FailureIcon } from './failure-icon.js';
import { FocusKeeper } from './focus-keeper.js';
import { useMessages } from './messages-context.js';
import { OwnerLink, ownerPage } from './owner-link.js';
import { QuietStartContext } from './quiet-start-context.js';
import { RetryButton } from './retry-button.js';
import { SpokenWait } from './spoken-wait.js';
import { useBeginner } from './use-beginner.js';
import { useHydrated } from './use-hydrated.js';
import { useLastWhile } from './use-last-while.js';

/** How long the message outlives an `error` that was cleared while its retry runs, ms: most settle before that. */
const kept = 1000;

export interface ErrorMessageProps extends ComponentPropsWithoutRef<'div'> {
  /** What went wrong, in any shape: ours, an SDK's, a problem document, a string. `null` and `undefined` show nothing. */
  error: unknown;
  /**
   * Repeats what failed. Hand back its promise, and the message stays until it settles; once `error` is null, for a
   * second at most, as the promise can last for a whole streamed answer. Without `onRetry`, and where repeating is no
   * use before somebody changed something, there is no button.
   */
  onRetry?: (() => unknown) | undefined;
  /** The button's own: `at-zero` begins by itself when the wait is over, visibly, unless somebody stops it. Default `off`. */
  auto?: AutoRetry | undefined;
  /** Who reads. Default: what `TryAgainProvider` says. */
  viewer?: Viewer | undefined;
  /** Makes the title a heading of this level. Default: none, as an inline message is no part of the page's outline. */
  heading?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
}

/**
 * What happened and what to do, in place, in the reader's words. Announced once; something a person stopped
 * themselves is no failure and shows nothing.
 *
 * `data-kind`, `data-retry`, `data-fixable-by`: the error's own words. `data-viewer`: who reads. `data-state`:
 * `shown`, or `retrying` while `onRetry` runs.
 *
 * @example <ErrorMessage error={ask.error} onRetry={() => ask.mutateAsync(question)} />
 */
export const ErrorMessage = forwardRef<HTMLDivElement, ErrorMessageProps>(function ErrorMessage(
  { error, onRetry, auto = 'off', viewer: given, heading, className, children, onFocus, onBlur, ...props },
  ref,
): ReactElement | null {
  const { viewer: usual, links } = useTryAgain();
  const viewer = given ?? usual;
  const messages = useMessages();
  const hydrated = useHydrated();
  const [outcome, setOutcome] = useState<'none' | 'pending' | 'kept' | 'unknown'>('none');
  const [attempt, setAttempt] = useState(0);
  const current = useFailure(error);
  const [moved, setMoved] = useState(false);
  const failure = useLastWhile(current?.kind === 'aborted' ? null : current, outcome === 'pending' && !moved);
  const [focused, setFocused] = useState(false);
  const [row] = useState(createAutoRow);
  const beginner = useBeginner(auto, failure, row);
  const title = useRef<HTMLElement | null>(null);

  // A promise can last for a whole answer, which people read by then.
  const cleared = outcome === 'pending' && current === null;
  useEffect(() => {
    if (!cleared) return undefined;
    const timer = setTimeout(() => setMoved(true), kept);
    return () => {
      clearTimeout(timer);
      setMoved(false);
    };
  }, [cleared]);

  const retry = useCallback(() => {
    setOutcome('unknown');
    const result = onRetry?.();
    if (!isThenable(result)) return result;
    setOutcome('pending');
    // A turn later: TanStack Query tells its observers in a timer, after the promise has settled.
    const settle = (to: 'kept' | 'unknown') => () =>
      void setTimeout(() => {
        setOutcome(to);
        setAttempt((count) => count + 1);
      }, 0);
    result.then(settle('kept'), settle('unknown'));
    return result;
  }, [onRetry]);

  const text = useMemo(
    () => failure && describeFailure(failure, messages, viewer, hydrated ? {} : { now: null }),
    [failure, messages, viewer, hydrated],
  );

  // Focus was here, and what had it is gone: the same failure came back after a retry, or its alert is a new one.
  const shown = failure !== null;
  useEffect(() => {
    if (shown && focused && document.activeElement === document.body) title.current?.focus();
  }, [shown, focused, attempt]);

  if (!failure || !text) {
    if (!focused) return null;
    return (
      <FocusKeeper
        text={outcome === 'kept' ? messages.announcements.recovered : messages.actions.retrying}
        onLeave={() => setFocused(false)}
      />
    );
  }

  const Title = heading ? (`h${heading}` as const) : 'p';
  const showsId = viewer === 'owner' && failure.requestId !== null && (text.advice !== null || asksForId.has(failure.kind));
  const repeats = onRetry !== undefined && canRepeat(failure);
  const page = viewer === 'owner' ? ownerPage(failure, links) : null;
  // Where waiting is no use, the owner's page is the first thing to do, and looking again the second.
  const pageFirst = page !== null && failure.retry === 'never';
  return (
    <div
      {...props}
      ref={ref}
      className={classNames('tryagain-message', className)}
      data-kind={failure.kind}
      data-retry={failure.retry}
      data-fixable-by={failure.fixableBy}
      data-viewer={viewer}
      data-state={outcome === 'pending' ? 'retrying' : 'shown'}
      onFocus={(event) => {
        setFocused(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setFocused(false);
        onBlur?.(event);
      }}
    >
      <FailureIcon kind={failure.kind} />
      <div className="tryagain-body">
        {/* A new element after each retry: the same words would not be announced again. */}
        <div role="alert" className="tryagain-text" key={attempt}>
          <Title className="tryagain-title" tabIndex={-1} ref={(element: HTMLElement | null) => void (title.current = element)}>
            {text.title}
          </Title>
          <p className="tryagain-action">{text.action}</p>
          {text.advice !== null && <p className="tryagain-advice">{text.advice}</p>}
          {repeats && <SpokenWait error={failure} beginner={beginner} />}
        </div>
        {(repeats || page) && (
          <div className="tryagain-actions">
            {page && pageFirst && <OwnerLink {...page} quiet={false} />}
            {repeats && (
              <QuietStartContext.Provider value>
                <AutoRowContext.Provider value={row}>
                  <RetryButton error={failure} onRetry={retry} auto={auto} data-variant={pageFirst ? 'quiet' : undefined} />
                </AutoRowContext.Provider>
              </QuietStartContext.Provider>
            )}
            {page && !pageFirst && <OwnerLink {...page} quiet />}
          </div>
        )}
        {showsId && (
          <p className="tryagain-request-id">
            {messages.actions.requestId} <code dir="ltr">{failure.requestId}</code>
          </p>
        )}
        {children}
      </div>
    </div>
  );
});

const asksForId: ReadonlySet<string> = new Set(['server-error', 'unknown']);
