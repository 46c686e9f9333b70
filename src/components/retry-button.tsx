'use client';
import { forwardRef, useContext, useEffect, useMemo, useRef } from 'react';
import type { ComponentPropsWithoutRef, CSSProperties } from 'react';
import { ProviderError } from '../errors/provider-error.js';
import { useFailure } from '../hooks/use-failure.js';
import { describeFailure } from '../messages/describe-failure.js';
import { fill } from '../messages/fill.js';
import type { Messages } from '../messages/messages.js';
import { writeDuration } from '../messages/write-time.js';
import { AutoRowContext } from './auto-row.js';
import type { AutoRetry } from './auto-row.js';
import { bothRefs } from './both-refs.js';
import { appElement, ButtonElement } from './button-element.js';
import { ButtonMark } from './button-mark.js';
import { ButtonVoice } from './button-voice.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { StopButton } from './stop-button.js';
import { useAnnouncements } from './use-announcements.js';
import { useLasted } from './use-lasted.js';
import { isOnline, useOnline } from './use-online.js';
import { useRetry } from './use-retry.js';
import { useWait } from './use-wait.js';
import { warnOfElement } from './warn-of-element.js';
import { longWait, speakRest, writeLabel } from './write-wait.js';

/** How long it says that it has worked, ms. */
const shown = 2000;

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
  const { actions, announcements } = messages;
  const failure = useFailure(error);
  const wait = useWait(failure);
  const online = useOnline();
  const { outcome, phase, press, stop } = useRetry(onRetry, { auto, failure, wait, online });
  const isOver = useLasted(outcome === 'kept', shown);
  const isDone = outcome === 'kept' && failure === null && !isOver;
  const rested = wait.state === 'waiting' ? 'waiting' : !online ? 'offline' : isDone ? 'done' : 'ready';
  const state = outcome === 'running' ? 'retrying' : rested;
  const beginner = phase === 'at-zero' ? 'button' : 'person';
  const isTold = useContext(AutoRowContext) !== null;
  const { region, say } = useAnnouncements({ state, rest: wait.rest, beginner, isTold });

  const element = asChild ? appElement(children) : null;
  const own = element ? element.props.children : children;
  const name = own ?? (needsSomebody(failure) ? actions.check : actions.retry);
  const rest = state === 'waiting' ? wait.rest : null;
  const label = {
    waiting: rest && writeLabel(rest, messages, beginner),
    ready: phase === 'at-zero' ? fill(actions.autoAt, { time: messages.times.soon }) : null,
    retrying: null,
    done: actions.done,
    offline: actions.retryOnline,
  }[state];
  const left = rest && wait.turn ? partLeft(rest.remaining, wait.turn) : null;
  const progress = left === null ? {} : { '--tryagain-progress': 1 - left };
  const mark = state === 'retrying' ? 'spinner' : state === 'done' ? 'done' : left === null ? 'again' : 'ring';

  const button = useRef<HTMLButtonElement | null>(null);
  const both = useMemo(() => bothRefs(button, ref), [ref]);
  useEffect(() => {
    if (process.env.NODE_ENV !== 'production' && asChild) warnOfElement(button.current);
  }, [asChild]);

  return (
    <span className="tryagain-retry">
      <ButtonElement
        {...props}
        element={element}
        ref={both}
        style={{ ...(progress as CSSProperties), ...style }}
        aria-disabled={state === 'ready' || state === 'done' ? undefined : true}
        data-state={state}
        data-auto={phase === 'off' ? undefined : phase}
        data-exact={wait.exact ? '' : undefined}
        onClick={(event) => {
          // Asked anew: the line can be back, or gone, before anything was rendered.
          if (state === 'waiting' || state === 'retrying' || !isOnline()) {
            event.preventDefault();
            if (rest) say(`${announcements.notYet} ${speakRest(rest, messages, beginner)}`);
            else if (state !== 'waiting' && state !== 'retrying') say(offlineIn(messages));
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
        {(element === null || mark !== 'again') && (
          <>
            {/* The app's element, or a page without our styles, may put no gap there. */}
            <ButtonMark mark={mark} />{' '}
          </>
        )}
        {label !== null ? (
          <>
            <span style={hidden}>{name}</span>
            <span aria-hidden="true">
              {own !== undefined && state !== 'done' && <>{own} · </>}
              {label}
            </span>
          </>
        ) : state === 'retrying' ? (
          actions.retrying
        ) : (
          name
        )}
      </ButtonElement>
      {phase === 'at-zero' && state !== 'retrying' && (
        <>
          {' '}
          <StopButton
            label={actions.stop}
            heir={button}
            onStop={() => {
              stop();
              say(rest ? `${announcements.stopped} ${speakRest(rest, messages, 'person')}` : announcements.stopped);
            }}
          />
        </>
      )}
      <ButtonVoice
        region={region}
        button={button}
        rest={rest && rest.remaining <= longWait ? writeDuration(rest.remaining, messages.locale) : null}
      />
    </span>
  );
});

/**
 * Where this second will end: the ring takes the second to get there, and is empty at zero. In steps that can be seen, so
 * that a page with a long wait is not painted all the time.
 */
function partLeft(remaining: number, length: number): number {
  return Math.min(1, Math.ceil((Math.max(0, remaining - 1000) / length) * 200) / 200);
}

/** What a press is told while there is no line. */
function offlineIn(messages: Messages): string {
  const { title, action } = describeFailure(new ProviderError({ kind: 'network', detail: 'offline' }), messages, 'user');
  return `${title} ${action}`;
}

/** Repeating alone changes nothing here: one looks whether somebody has changed something. */
function needsSomebody(failure: ProviderError | null): boolean {
  return failure !== null && failure.retry === 'never' && failure.fixableBy === 'owner';
}
