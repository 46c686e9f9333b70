'use client';
import { forwardRef, useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import type { ComponentPropsWithoutRef, CSSProperties } from 'react';
import { ProviderError } from '../errors/provider-error.js';
import { useCountdown } from '../hooks/use-countdown.js';
import { useFailure } from '../hooks/use-failure.js';
import { useRetryAt } from '../hooks/use-retry-at.js';
import { describeFailure } from '../messages/describe-failure.js';
import { fill } from '../messages/fill.js';
import type { Messages } from '../messages/messages.js';
import { writeDuration } from '../messages/write-time.js';
import type { AutoRetry } from './auto-retry.js';
import { appElement, ButtonElement } from './button-element.js';
import { ButtonMark } from './button-mark.js';
import { ButtonVoice } from './button-voice.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { QuietStartContext } from './quiet-start-context.js';
import { StopButton } from './stop-button.js';
import { useAnnouncements } from './use-announcements.js';
import { useAutoRetry } from './use-auto-retry.js';
import { useDone } from './use-done.js';
import { isOnline, useOnline } from './use-online.js';
import { useWaitLength } from './use-wait-length.js';
import { warnOfElement } from './warn-of-element.js';
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
  /**
   * The one child becomes the button: your design system's own, a menu item, a link. It gets all props, the words below,
   * the ref and the press, and looks as it does; our class stays away. What is in it is its name, and how long it takes
   * stands behind that; empty, it gets our words. Its own `onClick` is called once it may be pressed; `preventDefault()`
   * there stops the retry. A `div` or a link is given a role and keys; what a component of yours renders has to pass on
   * what it is given. An element that holds no words, as `<input type="button">`, keeps its own `value`, and nobody sees
   * how long it takes. In development a warning in the console says where one of these is amiss. Default `false`.
   */
  asChild?: boolean | undefined;
  /** `quiet`: an outline, beside something more important. */
  'data-variant'?: 'quiet' | undefined;
}

/**
 * Waits as long as the provider asks for, visibly, then repeats.
 *
 * While it waits it keeps the focus and says on a press how long it still takes: it is `aria-disabled`, never
 * `disabled`. Screen readers hear three sentences, not a number a second. All props and the ref go to the button.
 *
 * `data-state`: `waiting`, `ready`, `retrying`, `done` for two seconds after a promise that was kept, once `error` is
 * gone, or, where it could be ready but for the line, `offline`. `data-auto`: `at-zero` while it is going to begin by
 * itself, `stopped` by somebody, `spent` when it has as often as it may. `data-exact`: present when the moment is the
 * provider's own. `--tryagain-progress`: 0 to 1, the part of the wait that is over at the end of this second. The ring
 * before the label empties with it.
 *
 * @example
 * ```tsx
 * <RetryButton error={ask.error} onRetry={() => ask.mutateAsync(question)} />
 *
 * <RetryButton asChild error={ask.error} onRetry={() => ask.mutateAsync(question)}>
 *   <Button variant="outline">Regenerate</Button>
 * </RetryButton>
 * ```
 */
export const RetryButton = forwardRef<HTMLButtonElement, RetryButtonProps>(function RetryButton(
  { error, onRetry, auto = 'off', asChild, children, style, onClick, ...props },
  ref,
) {
  const messages = useMessages();
  const quietStart = useContext(QuietStartContext);
  const failure = useFailure(error);
  const until = useRetryAt(failure);
  const countdown = useCountdown(until, failure);
  const { remaining, seconds, state: wait } = countdown;
  const { phase: outcome, follow } = useDone(failure);
  const act = useCallback(() => {
    const result = onRetry();
    follow(result);
    return result;
  }, [onRetry, follow]);
  const { flying, phase, press, stop } = useAutoRetry(act, { auto, failure, until, countdown });
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

  const rested = wait === 'waiting' ? 'waiting' : online ? 'ready' : 'offline';
  const state = flying || outcome === 'settling' ? 'retrying' : outcome === 'done' ? 'done' : rested;
  const element = asChild ? appElement(children) : null;
  const own = element ? element.props.children : children;
  const name = own ?? (needsSomebody(failure) ? messages.actions.check : messages.actions.retry);
  const counting = state === 'waiting' && rest !== null;
  const label = counting
    ? writeLabel(rest, messages, beginner)
    : state === 'done'
      ? messages.actions.done
      : state === 'offline'
        ? messages.actions.retryOnline
        : state === 'ready' && phase === 'at-zero'
          ? fill(messages.actions.autoAt, { time: messages.times.soon })
          : null;
  const ring = counting && length > 0;
  // Where this second will end: the ring takes the second to get there, and is empty at zero. In steps that can be seen,
  // so that a page with a long wait is not painted all the time.
  const progress = ring ? { '--tryagain-progress': Math.min(1, 1 - Math.ceil(((remaining - 1000) / length) * 200) / 200) } : {};
  const mark = state === 'retrying' ? 'spinner' : state === 'done' ? 'done' : ring ? 'ring' : 'again';

  // The line is back: who was told that it is not has to hear it.
  const wasOffline = useRef(false);
  useEffect(() => {
    if (state === 'offline') {
      wasOffline.current = true;
      announce('');
    } else if (state === 'ready' && wasOffline.current) {
      wasOffline.current = false;
      if (beginner === 'person') announce(messages.announcements.ready);
    }
  }, [state, beginner, announce, messages]);

  useEffect(() => {
    if (state !== 'done') return undefined;
    announce(messages.actions.done);
    // The same word again would not be heard.
    return () => announce('');
  }, [state, announce, messages]);

  const button = useRef<HTMLButtonElement | null>(null);
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' && asChild) warnOfElement(button.current);
  }, [asChild]);
  const setElement = useCallback(
    (found: HTMLButtonElement | null) => {
      button.current = found;
      if (typeof ref === 'function') return ref(found);
      if (ref) ref.current = found;
      return undefined;
    },
    [ref],
  );

  return (
    <span className="tryagain-retry">
      <ButtonElement
        {...props}
        element={element}
        ref={setElement}
        style={{ ...(progress as CSSProperties), ...style }}
        aria-disabled={rested === 'ready' && (state === 'ready' || state === 'done') ? undefined : true}
        data-state={state}
        data-auto={phase === 'off' ? undefined : phase}
        data-exact={exact ? '' : undefined}
        onClick={(event) => {
          // Asked anew: the line can be back, or gone, before anything was rendered.
          const isReady = state !== 'retrying' && rested !== 'waiting';
          if (!isReady || !isOnline()) {
            event.preventDefault();
            if (counting) announce(`${messages.announcements.notYet} ${speakRest(rest, messages, beginner)}`);
            else if (isReady) announce(offlineIn(messages));
            return;
          }
          element?.props.onClick?.(event);
          onClick?.(event);
          if (event.defaultPrevented) return;
          press();
          // It is pressed instead of followed. Else only what stops a press prevents, so that a menu closes.
          if (event.currentTarget.localName === 'a') event.preventDefault();
        }}
      >
        {(element === null || mark !== 'again') && <ButtonMark mark={mark} />}
        {/* The app's element may put no gap there. */}
        {element !== null && mark !== 'again' && ' '}
        {label !== null ? (
          <>
            <span style={hidden}>{name}</span>
            <span aria-hidden="true">
              {own !== undefined && state !== 'done' && <>{own} · </>}
              {label}
            </span>
          </>
        ) : state === 'retrying' ? (
          messages.actions.retrying
        ) : (
          name
        )}
      </ButtonElement>
      {phase === 'at-zero' && !flying && (
        <StopButton
          label={messages.actions.stop}
          onStop={() => {
            stop();
            announce(
              counting ? `${messages.announcements.stopped} ${speakRest(rest, messages, 'person')}` : messages.announcements.stopped,
            );
          }}
          onGone={() => button.current?.focus()}
        />
      )}
      <ButtonVoice
        region={region}
        button={button}
        rest={counting && rest.remaining <= longWait ? writeDuration(rest.remaining, messages.locale) : null}
      />
    </span>
  );
});

/** Bundlers put the word itself in place of these three, and only of these three as they stand here. */
declare const process: { readonly env: { readonly NODE_ENV?: string } };

/** What a press is told while there is no line. */
function offlineIn(messages: Messages): string {
  const { title, action } = describeFailure(new ProviderError({ kind: 'network', detail: 'offline' }), messages, 'user');
  return `${title} ${action}`;
}

/** Repeating alone changes nothing here: one looks whether somebody has changed something. */
function needsSomebody(failure: ProviderError | null): boolean {
  return failure !== null && failure.retry === 'never' && failure.fixableBy === 'owner';
}
