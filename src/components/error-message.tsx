'use client';
import { forwardRef, useId, useRef, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useTryAgain } from '../hooks/try-again-context.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { useFailure } from '../hooks/use-failure.js';
import { AutoRowContext, useAutoRow } from './auto-row.js';
import type { AutoRetry } from './auto-row.js';
import { canRepeat } from './can-repeat.js';
import { classNames } from './class-names.js';
import { FailureActions } from './failure-actions.js';
import { FailureDetails } from './failure-details.js';
import { FailureIcon } from './failure-icon.js';
import { FocusKeeper } from './focus-keeper.js';
import { useMessages } from './messages-context.js';
import { needsOwner } from './owner-note.js';
import { RequestId } from './request-id.js';
import { SpokenWait } from './spoken-wait.js';
import { Spoken } from './spoken.js';
import { useAttempt } from './use-attempt.js';
import { useDescription } from './use-description.js';
import { useFocusInside } from './use-focus-inside.js';
import { useLasted } from './use-lasted.js';
import { useMended } from './use-mended.js';

/** How long the message outlives an `error` that was cleared while its retry runs, ms: most settle before that. */
const kept = 1000;

export interface ErrorMessageProps extends ComponentPropsWithoutRef<'div'> {
  /** What went wrong, in any shape: ours, an SDK's, a problem document, a string. `null` and `undefined` show nothing. */
  error: unknown;
  /**
   * Repeats what failed. Hand back its promise, and the message stays until it settles; once `error` is null, for a
   * second at most, as the promise can last for a whole streamed answer. Without `onRetry`, and where repeating is no
   * use before somebody changed something, there is no button: see `button`.
   */
  onRetry?: (() => unknown) | undefined;
  /** The button's own: `at-zero` begins by itself when the wait is over, visibly, unless somebody stops it. Default `off`. */
  auto?: AutoRetry | undefined;
  /** Who reads. Default: what `TryAgainProvider` says. */
  viewer?: Viewer | undefined;
  /** Makes the title a heading of this level. Default: none, as an inline message is no part of the page's outline. */
  heading?: 1 | 2 | 3 | 4 | 5 | 6 | undefined;
  /**
   * `inline`: a part of the page. `compact`: one line without a surface, for a chat bubble, a field of a form, a cell of a
   * table; it says the same, and wraps where there is no room. Default `inline`.
   */
  layout?: 'inline' | 'compact' | undefined;
  /**
   * `on-demand`: provider, code, status, moment and request id, behind a press; in development, a hint for the developer
   * too. Default: `on-demand` for the owner, `none` for a visitor.
   */
  details?: 'none' | 'on-demand' | undefined;
  /**
   * Whether there is a button where repeating alone changes nothing. `always`: as in a fallback, where what failed is gone
   * from the page, and there has to be a way back. Default `where-useful`.
   */
  button?: 'where-useful' | 'always' | undefined;
}

/**
 * What happened and what to do, in place, in the reader's words. Announced once, and again after each retry that fails;
 * that the line is back is said once. Something a person stopped themselves is no failure and shows nothing.
 *
 * The owner gets the page that helps, where `links` name it, the request id where support asks for it, and details on
 * demand. A visitor gets a button that copies a message for the owner, where nobody else can do something: what happened,
 * the page's address without its query, the code, the time and the request id.
 *
 * `data-kind`, `data-retry`, `data-fixable-by`: the error's own words. `data-viewer`: who reads. `data-layout`: `inline` or
 * `compact`. `data-state`: `shown`, `mended` once the cause is gone (the line, or the account) and the message says so, or
 * `retrying` while `onRetry` runs.
 *
 * @example <ErrorMessage error={ask.error} onRetry={() => ask.mutateAsync(question)} />
 */
export const ErrorMessage = forwardRef<HTMLDivElement, ErrorMessageProps>(function ErrorMessage(
  {
    error,
    onRetry,
    auto = 'off',
    viewer: given,
    heading,
    layout = 'inline',
    details: asked,
    button = 'where-useful',
    className,
    children,
    onFocus,
    onBlur,
    ...props
  },
  ref,
): ReactElement | null {
  const { viewer: usual } = useTryAgain();
  const viewer = given ?? usual;
  const messages = useMessages();
  const { outcome, count, start } = useAttempt(() => onRetry?.());
  const isRunning = outcome === 'running';

  const read = useFailure(error);
  const current = read?.kind === 'aborted' ? null : read;
  const [last, setLast] = useState(current);
  if (current !== null && current !== last) setLast(current);
  // A promise can last for a whole answer, which people read by then.
  const hasMoved = useLasted(isRunning && current === null, kept);
  const failure = current ?? (isRunning && !hasMoved ? last : null);

  const row = useAutoRow();
  const text = useDescription(failure, viewer);
  const mended = useMended(failure, viewer);
  const [saidOf, setSaidOf] = useState<{ readonly failure: ProviderError; readonly count: number } | null>(null);
  const idName = useId();
  const title = useRef<HTMLElement | null>(null);
  const { isInside, leave, handlers } = useFocusInside({ onFocus, onBlur }, () => title.current);

  if (!failure || !text) {
    const { announcements, actions } = messages;
    return isInside ? <FocusKeeper text={outcome === 'kept' ? announcements.recovered : actions.retrying} onLeave={leave} /> : null;
  }

  const Title = heading ? (`h${heading}` as const) : 'p';
  const details = asked ?? (viewer === 'owner' ? 'on-demand' : 'none');
  const needsId = viewer === 'owner' && (text.advice !== null || asksForId.has(failure.kind));
  const showsId = failure.requestId !== null && needsId && (layout === 'inline' || details === 'none');
  const repeats = onRetry !== undefined && (button === 'always' || canRepeat(failure));
  const isSaid = saidOf?.failure === failure && saidOf.count === count;
  return (
    <div
      {...props}
      ref={ref}
      className={classNames('tryagain-message', className)}
      data-kind={failure.kind}
      data-retry={failure.retry}
      data-fixable-by={failure.fixableBy}
      data-viewer={viewer}
      data-layout={layout}
      data-state={isRunning ? 'retrying' : mended === null ? 'shown' : 'mended'}
      {...handlers}
    >
      <FailureIcon kind={mended === null ? failure.kind : 'mended'} detail={mended === null ? failure.detail : null} />
      <div className="tryagain-body">
        <AutoRowContext.Provider value={row}>
          {/*
           * A new element after each retry: the same words would not be announced again. That it is mended is said elsewhere.
           * Silent once the sentence about the wait is to go: some screen readers read an alert again when something of it is
           * taken away.
           */}
          <div
            role={mended === null ? 'alert' : undefined}
            aria-live={mended === null && isSaid ? 'off' : undefined}
            className="tryagain-text"
            key={mended ?? count}
          >
            <Title className="tryagain-title" tabIndex={-1} ref={(element: HTMLElement | null) => void (title.current = element)}>
              {mended ?? text.title}
            </Title>
            {mended === null && <p className="tryagain-action">{text.action}</p>}
            {mended === null && text.advice !== null && <p className="tryagain-advice">{text.advice}</p>}
            {repeats && <SpokenWait error={failure} auto={auto} onSaid={(said) => setSaidOf(said ? { failure, count } : null)} />}
          </div>
          <FailureActions
            failure={failure}
            viewer={viewer}
            onRetry={repeats ? start : null}
            auto={auto}
            isMended={mended !== null}
            tellsOwner={mended === null && viewer === 'user' && needsOwner(failure)}
            isQuiet={layout === 'compact'}
          />
        </AutoRowContext.Provider>
        {showsId && (
          // No paragraph: a page's own rules often take margins from those.
          <div className="tryagain-request-id">
            <span id={idName}>{messages.actions.requestId}</span> <RequestId id={failure.requestId} labelledBy={idName} />
          </div>
        )}
        {details === 'on-demand' && <FailureDetails failure={failure} showsId={!showsId} />}
        {children}
        {/* A button says so itself, and of an account all hear what recovered. */}
        {mended !== null && failure.code === 'offline' && !repeats && <Spoken text={mended} />}
      </div>
    </div>
  );
});

const asksForId: ReadonlySet<string> = new Set(['server-error', 'unknown']);
