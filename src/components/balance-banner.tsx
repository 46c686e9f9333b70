'use client';
import { forwardRef, useEffect, useMemo, useState } from 'react';
import type { ComponentPropsWithoutRef, ForwardedRef, ReactElement } from 'react';
import { ProviderError } from '../errors/provider-error.js';
import type { ProviderName } from '../errors/provider-name.js';
import { isBalanceFine } from '../hooks/account-queries.js';
import { tells } from '../hooks/account-tables.js';
import type { Balance } from '../hooks/account-tables.js';
import { useTryAgain } from '../hooks/try-again-context.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { useBalance } from '../hooks/use-balance.js';
import { useClient } from '../hooks/use-client.js';
import { useRecoveries } from '../hooks/use-recoveries.js';
import { warnOfProvider } from '../hooks/warn-of-provider.js';
import { describeFailure, providerLabel } from '../messages/describe-failure.js';
import { fill } from '../messages/fill.js';
import { forADay, isSnoozed, snoozes } from '../recovery/snoozes.js';
import { Banner } from './banner.js';
import { CheckButton } from './check-button.js';
import { useMessages } from './messages-context.js';
import { OwnerLink, ownerPage } from './owner-link.js';
import { OwnerNote } from './owner-note.js';
import { useShortage } from './use-shortage.js';
import { useSnoozed } from './use-snoozed.js';
import { writeMoney } from './write-money.js';

export interface BalanceBannerProps extends ComponentPropsWithoutRef<'section'> {
  /** Whose balance. Default `kimi`. */
  provider?: ProviderName | undefined;
  /** From what amount down the owner is warned, in the balance's currency. Default: not before it is used up. */
  low?: number | undefined;
  /**
   * What failed outside a query, such as a chat's or a mutation's `error`, in any shape. Other failures than
   * `insufficient-balance` of this provider are left to others, and so is one that names no provider.
   */
  error?: unknown;
  /** Who reads. Default: what `TryAgainProvider` says. */
  viewer?: Viewer | undefined;
  /**
   * Whether the reader may put it off by a quiet "Not now", for this browser: the warning until the money is gone or
   * there again, a visitor's sentence for a day at most. What the owner has to mend stays. `off`: all of it stays.
   * Default `allowed`.
   */
  snooze?: 'allowed' | 'off' | undefined;
}

/**
 * Says that money is gone, or going, for as long as it is so; then goes by itself and says "Balance restored." It
 * shows when the balance is known to be used up, or when a query of the app or `error` failed with
 * `insufficient-balance`. An unknown balance is not an empty one.
 *
 * Only the owner's page asks for the balance, and only the owner gets amounts, the link to the top-up, the button that
 * looks again, and the warning from `low` on. A visitor reads a sentence, and gets a button that copies a message for the
 * owner: what happened, the page's address without its query, the code, the time.
 *
 * `data-level`: `empty` or `low`. `data-provider`, `data-viewer`. Place it once a page and provider.
 *
 * @example <BalanceBanner provider="kimi" low={5} error={chat.error} />
 */
export const BalanceBanner = forwardRef<HTMLElement, BalanceBannerProps>(function BalanceBanner(
  { provider = 'kimi', viewer, ...rest },
  ref,
): ReactElement {
  const { tables, viewer: usual } = useTryAgain();
  if (process.env.NODE_ENV === 'development') warnOfProvider('BalanceBanner', provider, tables);
  const props = { ...rest, provider, viewer: viewer ?? usual, bannerRef: ref };
  return tells(provider, 'balance', tables) ? <Asking {...props} /> : <Telling {...props} balance={null} />;
});

interface InnerProps extends BalanceBannerProps {
  provider: string;
  viewer: Viewer;
  bannerRef: ForwardedRef<HTMLElement>;
}

function Asking(props: InnerProps): ReactElement {
  const { provider, viewer } = props;
  // A balance nobody can read is no reason to take the page away.
  const balance = useBalance({ provider, enabled: viewer === 'owner', throwOnError: false });
  return <Telling {...props} balance={balance} />;
}

function Telling({
  provider,
  low,
  error,
  viewer,
  snooze = 'allowed',
  balance,
  bannerRef,
  ...props
}: InnerProps & { balance: ReturnType<typeof useBalance> | null }): ReactElement {
  const { links } = useTryAgain();
  const messages = useMessages();
  const { failure, solved } = useShortage({ kind: 'insufficient-balance', provider }, error, viewer);
  const read = levelOf(balance?.data, viewer === 'owner' ? low : undefined);
  const recoveries = useRecoveries();
  const client = useClient();
  const [checked, setChecked] = useState<{ readonly text: string; readonly at: number } | null>(null);

  const level = failure && !solved ? 'empty' : read === 'fine' ? null : read;

  const about = `balance ${provider}`;
  const snoozed = useSnoozed();
  const mayRest = snooze === 'allowed' && (viewer === 'user' || level === 'low');
  const rests = mayRest && level !== null && isSnoozed(snoozed, about, level, null);
  // Without a threshold nobody knows whether a balance that is not used up is low.
  const stands = level ?? (solved || (read === 'fine' && low !== undefined) ? 'fine' : null);
  useEffect(() => {
    if (stands !== null) snoozes.end(about, stands);
  }, [about, stands]);
  // Only what was shown because of the balance, or what it proved wrong, is known to be restored.
  const farewell = !rests && read === 'fine' && (failure === null || solved) ? messages.balance.restored : null;

  const subject = useMemo(() => failure ?? new ProviderError({ kind: 'insufficient-balance', provider }), [failure, provider]);
  const name = { provider: providerLabel(provider, messages) };
  const content = useMemo(() => {
    if (level === null) return null;
    const slots = { provider: providerLabel(provider, messages), amount: amountOf(balance?.data, level === read, messages.locale) };
    if (level === 'low') return { title: fill(messages.balance.low.title, slots), action: fill(messages.balance.low.action, slots) };
    const { title, action } = describeFailure(subject, messages, viewer, { now: null });
    return { title, action: viewer === 'owner' && slots.amount !== null ? fill(messages.balance.empty, slots) : action };
  }, [level, read, balance?.data, subject, provider, viewer, messages]);

  const check = async () => {
    setChecked(null);
    // Together with whoever asks at this moment; but that one may have asked before the money came.
    const joined = client.isFetching({ queryKey: ['tryagain', 'balance', provider] }) > 0;
    const first = await balance?.refetch({ cancelRefetch: false });
    const looked = joined && !isBalanceFine(first?.data) ? await balance?.refetch({ cancelRefetch: false }) : first;
    if (!looked) return;
    const fine = isBalanceFine(looked.data);
    if (looked.error) setChecked({ text: describeFailure(looked.error, messages, viewer, { now: null }).title, at: latest(looked) });
    else if (!fine) setChecked({ text: messages.balance.unchanged, at: latest(looked) });
    else recoveries.looked({ provider, kind: 'insufficient-balance', fine, at: looked.dataUpdatedAt, why: 'asked' });
  };

  const page = viewer === 'owner' ? ownerPage(subject, links) : null;
  return (
    <Banner
      {...props}
      ref={bannerRef}
      label={fill(messages.balance.label, name)}
      kind="insufficient-balance"
      provider={provider}
      content={
        !rests && content ? { ...content, action: balance && checked?.at === latest(balance) ? checked.text : content.action } : null
      }
      farewell={farewell}
      onSnooze={mayRest && level !== null ? () => snoozes.put(about, { level, until: level === 'low' ? null : forADay() }) : null}
      data-level={level ?? undefined}
      data-viewer={viewer}
      actions={
        viewer !== 'owner' ? (
          <OwnerNote failure={subject} quiet />
        ) : (
          (page !== null || balance !== null) && (
            <>
              {page && <OwnerLink {...page} quiet={level === 'low'} />}{' '}
              {balance && (
                <CheckButton label={messages.balance.toppedUp} busy={messages.balance.checking} onCheck={check} quiet={page !== null} />
              )}
            </>
          )
        )
      }
    />
  );
}

/** Null where no number is known. */
function levelOf(balance: Balance | undefined, low: number | undefined): 'empty' | 'low' | 'fine' | null {
  const available = balance?.available ?? null;
  if (available === null) return null;
  if (available <= 0) return 'empty';
  return low !== undefined && available < low ? 'low' : 'fine';
}

function latest({ dataUpdatedAt, errorUpdatedAt }: ReturnType<typeof useBalance>): number {
  return Math.max(dataUpdatedAt, errorUpdatedAt);
}

function amountOf(balance: Balance | undefined, current: boolean, locale: string): string | null {
  const available = balance?.available ?? null;
  return available === null || !current || !balance ? null : writeMoney(available, balance.currency, locale);
}
