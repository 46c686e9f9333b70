'use client';
import { forwardRef, useId } from 'react';
import type { ComponentPropsWithoutRef, CSSProperties, ReactElement } from 'react';
import type { PlanWindow } from '../hooks/account-tables.js';
import { capitalise, fill } from '../messages/fill.js';
import type { Messages } from '../messages/messages.js';
import { writeMoment } from '../messages/write-time.js';
import { classNames } from './class-names.js';
import { useMessages } from './messages-context.js';
import { plainName } from './pressing-window.js';
import { useHydrated } from './use-hydrated.js';
import { useOver } from './use-over.js';
import { momentOf, useToday } from './use-today.js';
import { percentOf, writePercent } from './write-percent.js';

export interface UsageMeterProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** One window of a plan, as `usePlanUsage` gives it. */
  window: PlanWindow;
  /** From what part left it counts as low, 0 to 1. Default 0.1. */
  warnAt?: number | undefined;
}

/**
 * How much of one window of a plan is left, and when it is full again in the reader's own time. What the bar shows
 * stands beside it in words; a window whose numbers the provider leaves ambiguous has no bar.
 *
 * `data-level`: `fine`, `low`, `empty` or `unknown`. `data-window`: `5h`, `day`, `week` or `month`.
 * `--tryagain-left`: 0 to 1.
 *
 * @example {plan.data?.windows.map((window) => <UsageMeter key={`${window.name} ${window.window}`} window={window} />)}
 */
export const UsageMeter = forwardRef<HTMLDivElement, UsageMeterProps>(function UsageMeter(
  { window, warnAt = 0.1, className, style, ...props },
  ref,
): ReactElement {
  const messages = useMessages();
  const hydrated = useHydrated();
  const id = useId();
  const { remaining, resetsAt } = window;
  const level = remaining === null ? 'unknown' : remaining <= 0 ? 'empty' : remaining <= warnAt ? 'low' : 'fine';
  const left =
    remaining === null
      ? messages.quota.unknown
      : remaining <= 0
        ? messages.quota.usedUp
        : fill(messages.quota.left, { percent: writePercent(remaining, messages.locale) });
  const next = (over: number | null) => (resetsAt !== null && (over === null || resetsAt > over) ? resetsAt : null);
  const coming = next(useOver(next, nothing));
  const today = useToday(coming);
  const resets = hydrated && coming !== null ? writeReset(coming, messages, momentOf(today)) : null;
  const name = plainName(window.name);
  const measure = remaining === null ? {} : { '--tryagain-left': remaining };

  return (
    <div
      {...props}
      ref={ref}
      className={classNames('tryagain-meter', className)}
      style={{ ...(measure as CSSProperties), ...style }}
      data-level={level}
      data-window={window.window}
    >
      <span className="tryagain-meter-name" id={`${id}name`}>
        {capitalise(fill(messages.quota.window, { window: messages.windows[window.window] }), messages.locale)}
        {name !== null && (
          <>
            {' '}
            <bdi>{name}</bdi>
          </>
        )}
      </span>{' '}
      <span className="tryagain-meter-left">{left}</span>{' '}
      {remaining === null ? (
        <span className="tryagain-meter-bar" aria-hidden="true" />
      ) : (
        <span
          className="tryagain-meter-bar"
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no two browsers let <meter> be styled alike
          role="meter"
          aria-labelledby={`${id}name`}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={percentOf(remaining)}
          aria-valuetext={resets === null ? left : `${left}, ${resets}`}
        />
      )}
      {resets !== null && <span className="tryagain-meter-resets">{resets}</span>}
    </div>
  );
});

const nothing = () => undefined;

/** Null once it is over: what is left is another number then. */
function writeReset(at: number, messages: Messages, now: number): string | null {
  return at > now ? fill(messages.quota.resets, { time: writeMoment(at, now, messages) }) : null;
}
