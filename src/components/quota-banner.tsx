'use client';
import { forwardRef, useMemo } from 'react';
import type { ComponentPropsWithoutRef, ForwardedRef, ReactElement } from 'react';
import { ProviderError } from '../errors/provider-error.js';
import type { ProviderName } from '../errors/provider-name.js';
import { isPlanFine } from '../hooks/account-queries.js';
import { tells } from '../hooks/account-tables.js';
import type { PlanWindow } from '../hooks/account-tables.js';
import { useTryAgain } from '../hooks/try-again-context.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { usePlanUsage } from '../hooks/use-plan-usage.js';
import { warnOfProvider } from '../hooks/warn-of-provider.js';
import { describeFailure, providerLabel } from '../messages/describe-failure.js';
import { fill } from '../messages/fill.js';
import { writeNumber } from '../messages/write-number.js';
import { writeMoment } from '../messages/write-time.js';
import { forADay, isSnoozed, snoozes } from '../recovery/snoozes.js';
import { Banner } from './banner.js';
import { useMessages } from './messages-context.js';
import { OwnerLink, ownerPage } from './owner-link.js';
import { nameIn, plainName, pressingWindow } from './pressing-window.js';
import { useHydrated } from './use-hydrated.js';
import { useOver } from './use-over.js';
import { useShortage } from './use-shortage.js';
import { useSnoozed } from './use-snoozed.js';
import { momentOf, useToday } from './use-today.js';
import { writePercent } from './write-percent.js';

export interface QuotaBannerProps extends ComponentPropsWithoutRef<'section'> {
  /** Whose allowance. Default `minimax`. */
  provider?: ProviderName | undefined;
  /**
   * What failed outside a query, such as a chat's or a mutation's `error`, in any shape. Other failures than
   * `quota-exceeded` of this provider are left to others, and so is one that names no provider.
   */
  error?: unknown;
  /** From what part left the owner is warned, 0 to 1. Default 0.1. */
  warnAt?: number | undefined;
  /** Who reads. Default: what `TryAgainProvider` says. */
  viewer?: Viewer | undefined;
  /**
   * Whether the reader may put it off by a quiet "Not now", for this browser: the warning until the allowance is used
   * up, and either until it comes back by itself; where nobody knows when, for a day. `off`: it stays. Default `allowed`.
   */
  snooze?: 'allowed' | 'off' | undefined;
}

/**
 * Says that an allowance is used up and when it comes back, in the reader's own time; goes by itself at that moment,
 * and has the plan read once then. It shows when the plan says so, or when a query of the app or `error` failed with
 * `quota-exceeded`.
 *
 * Only the owner's page asks for the plan, and only the owner is warned before it is used up, reads how much is left
 * of what, and gets the link to the plans. Numbers the provider leaves ambiguous are not shown.
 *
 * `data-level`: `empty` or `low`. `data-provider`, `data-viewer`. Place it once a page and provider.
 *
 * @example <QuotaBanner provider="minimax" error={chat.error} />
 */
export const QuotaBanner = forwardRef<HTMLElement, QuotaBannerProps>(function QuotaBanner(
  { provider = 'minimax', viewer, ...rest },
  ref,
): ReactElement {
  const { tables, viewer: usual } = useTryAgain();
  if (process.env.NODE_ENV === 'development') warnOfProvider('QuotaBanner', provider, tables);
  const props = { ...rest, provider, viewer: viewer ?? usual, bannerRef: ref };
  return tells(provider, 'plan', tables) ? <Asking {...props} /> : <Telling {...props} plan={null} />;
});

interface InnerProps extends QuotaBannerProps {
  provider: string;
  viewer: Viewer;
  bannerRef: ForwardedRef<HTMLElement>;
}

function Asking(props: InnerProps): ReactElement {
  const { provider, viewer } = props;
  // A plan nobody can read is no reason to take the page away.
  const plan = usePlanUsage({ provider, enabled: viewer === 'owner', throwOnError: false });
  return <Telling {...props} plan={plan} />;
}

function Telling({
  provider,
  error,
  warnAt = 0.1,
  viewer,
  snooze = 'allowed',
  plan,
  bannerRef,
  ...props
}: InnerProps & { plan: ReturnType<typeof usePlanUsage> | null }): ReactElement {
  const { links } = useTryAgain();
  const messages = useMessages();
  const hydrated = useHydrated();
  const { failure, solved } = useShortage({ kind: 'quota-exceeded', provider }, error, viewer);
  const fine = isPlanFine(plan?.data);

  const snoozed = useSnoozed();
  const rests = ({ level, window }: Shown) =>
    snooze === 'allowed' &&
    [subjectOf(provider, window, failure), ...(level === 'empty' && window ? refusalsOf(provider, window) : [])].some((subject) =>
      isSnoozed(snoozed, subject, level, endOf(window, failure)),
    );

  const showing = (over: number | null): Shown | null => {
    const waits = failure !== null && !solved && !(failure.retryAt !== null && over !== null && failure.retryAt <= over);
    const pressing = pressingWindow(plan?.data, viewer === 'owner' ? warnAt : 0, over, rests);
    // The plan's own window says more than a refusal; a refusal says more than a plan that sees no reason for it.
    if (pressing?.level === 'empty' || (pressing && !waits)) return pressing;
    return waits ? { level: 'empty', window: null } : null;
  };
  const over = useOver(
    (passed) => {
      const now = showing(passed);
      return now && endOf(now.window, failure);
    },
    () => void (viewer === 'owner' && plan?.refetch()),
  );
  const shown = showing(over);
  const isResting = shown !== null && rests(shown);
  const level = shown?.level ?? null;
  const window = shown?.window ?? null;
  const today = useToday(shown && endOf(window, failure));

  const subject = useMemo(() => (window || !failure ? usedUp(provider, window) : failure), [window, failure, provider]);
  const content = useMemo(() => {
    if (level === null) return null;
    const now = hydrated ? momentOf(today) : null;
    const written = (count: number | null | undefined) => (count == null ? null : writeNumber(count, messages.locale));
    const slots = {
      provider: providerLabel(provider, messages),
      window: window && messages.windows[window.window],
      name: window && nameIn(plan?.data, window),
      percent: window?.remaining == null ? null : writePercent(window.remaining, messages.locale),
      used: written(window?.used),
      max: written(window?.max),
      time: window?.resetsAt != null && now !== null ? writeMoment(window.resetsAt, now, messages) : null,
    };
    const counts = viewer === 'owner' && slots.used !== null && slots.max !== null ? `${fill(messages.quota.used, slots)} ` : '';
    if (level === 'low') return { title: fill(messages.quota.low.title, slots), action: counts + fill(messages.quota.low.action, slots) };
    const { title, action } = describeFailure(subject, messages, viewer, { now });
    return { title: viewer === 'owner' && slots.name !== null ? fill(messages.quota.empty, slots) : title, action: counts + action };
  }, [level, window, plan?.data, subject, provider, viewer, messages, hydrated, today]);

  const known = failure === null ? fine === true || over !== null : solved || (failure.retryAt !== null && over !== null);
  const back = viewer === 'owner' ? messages.quota.restored : messages.announcements.ready;
  const page = viewer === 'owner' ? ownerPage(subject, links) : null;
  return (
    <Banner
      {...props}
      ref={bannerRef}
      label={fill(messages.quota.label, { provider: providerLabel(provider, messages) })}
      kind="quota-exceeded"
      provider={provider}
      content={isResting ? null : content}
      farewell={known && !isResting ? back : null}
      onSnooze={
        shown && snooze === 'allowed'
          ? () => snoozes.put(subjectOf(provider, window, failure), { level: shown.level, until: endOf(window, failure) ?? forADay() })
          : null
      }
      data-level={level ?? undefined}
      data-viewer={viewer}
      actions={page && <OwnerLink {...page} quiet />}
    />
  );
}

/** What it says; `window` null: by a refusal alone. */
interface Shown {
  readonly level: 'empty' | 'low';
  readonly window: PlanWindow | null;
}

/** What is put off: one window of one plan. */
function subjectOf(provider: string, window: PlanWindow | null, failure: ProviderError | null): string {
  return `quota ${provider} ${window ? `${window.window} ${plainName(window.name) ?? ''}` : (failure?.limit?.window ?? '')}`;
}

/** What a refusal may have been put off as that this window explains: it names the period at most. */
function refusalsOf(provider: string, { window }: PlanWindow): readonly string[] {
  return [`quota ${provider} ${window}`, `quota ${provider} `];
}

/** When it comes back, epoch ms; null: nobody knows. */
function endOf(window: PlanWindow | null, failure: ProviderError | null): number | null {
  return window ? window.resetsAt : (failure?.retryAt ?? null);
}

/** What a used-up window would be, had somebody asked for something. */
function usedUp(provider: string, window: PlanWindow | null): ProviderError {
  return new ProviderError({
    kind: 'quota-exceeded',
    provider,
    limit: window && { metric: 'usage', max: null, current: null, window: window.window, scope: null },
    wait: window?.resetsAt != null ? { until: window.resetsAt, source: 'body', exact: true } : null,
  });
}
