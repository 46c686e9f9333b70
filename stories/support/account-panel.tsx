import type { UseQueryResult } from '@tanstack/react-query';
import { createContext, memo, useContext, useEffect } from 'react';
import type { ReactNode } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { useMessages } from '../../src/components/messages-context.js';
import { UsageMeter } from '../../src/components/usage-meter.js';
import { writeMoney } from '../../src/components/write-money.js';
import { useBalance } from '../../src/hooks/use-balance.js';
import { useErrorToast } from '../../src/hooks/use-error-toast.js';
import { usePlanUsage } from '../../src/hooks/use-plan-usage.js';
import type { ProviderError } from '../../src/errors.js';
import { useAppWords } from './app-words.js';
import { toldAbove } from './chat-room.js';
import { OwnerInbox } from './owner-inbox.js';

type Query<Data> = UseQueryResult<Data, ProviderError>;

/** What the page says of a failure already, nobody is told in the corner again. */
const Told = createContext<readonly ProviderError[]>([]);

interface AccountPanelProps {
  /** The failures the page shows elsewhere. */
  told: readonly ProviderError[];
  /** What visitors told the owner. */
  notes: readonly string[];
}

/** What the owner has left, at each provider. */
export const AccountPanel = memo(function AccountPanel({ told, notes }: AccountPanelProps) {
  const words = useAppWords();
  const balance = useBalance({ provider: 'kimi' });
  const minimax = usePlanUsage({ provider: 'minimax' });
  const kimiCode = usePlanUsage({ provider: 'kimi-code' });
  const all: readonly Query<unknown>[] = [balance, minimax, kimiCode];
  const asking = all.some(({ isFetching }) => isFetching);
  return (
    <Told value={told}>
      <aside className="app-account" aria-label={words.account}>
        <div className="app-account-head">
          <h2>{words.account}</h2>
          <button
            type="button"
            className="app-quiet-button"
            aria-disabled={asking || undefined}
            onClick={() => {
              if (!asking) all.forEach((query) => void query.refetch());
            }}
          >
            {asking ? words.asking : words.refresh}
          </button>
        </div>
        <OwnerInbox notes={notes} />
        <Section label={words.balance} query={balance}>
          {({ available, currency }) => <Amount amount={available} currency={currency} />}
        </Section>
        <Plan label={words.plans.minimax} query={minimax} />
        <Plan label={words.plans['kimi-code']} query={kimiCode} />
      </aside>
    </Told>
  );
});

interface SectionProps<Data> {
  label: string;
  query: Query<Data>;
  children: (data: Data) => ReactNode;
}

/** What is known stays when it could not be asked for again: that is told in the corner, and how old it is, here. */
function Section<Data>({ label, query, children }: SectionProps<Data>) {
  const words = useAppWords();
  const { locale } = useMessages();
  useToastInBackground(query);
  const { data, error } = query;
  return (
    <section>
      <h3>{label}</h3>
      {data === undefined ? (
        <>
          <ErrorMessage error={error} onRetry={() => query.refetch()} />
          {!error && <p className="app-quiet">{words.asking}</p>}
        </>
      ) : (
        <>
          {children(data)}
          {error && (
            <p className="app-quiet app-small">
              {words.asOf.replace('{time}', new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(query.dataUpdatedAt))}
            </p>
          )}
        </>
      )}
    </section>
  );
}

function Plan({ label, query }: { label: string; query: ReturnType<typeof usePlanUsage> }) {
  return (
    <Section label={label} query={query}>
      {({ windows }) => windows.map((window) => <UsageMeter key={`${window.name ?? ''} ${window.window}`} window={window} />)}
    </Section>
  );
}

function Amount({ amount, currency }: { amount: number | null; currency: string | null }) {
  const words = useAppWords();
  const { locale } = useMessages();
  return (
    <p className="app-amount">
      <bdi>{amount === null ? words.unknown : writeMoney(amount, currency, locale)}</bdi>
    </p>
  );
}

function useToastInBackground({ data, error, errorUpdatedAt }: Query<unknown>): void {
  const toast = useErrorToast();
  const told = useContext(Told);
  const isTold =
    error !== null && (toldAbove.has(error.kind) || told.some(({ kind, provider }) => kind === error.kind && provider === error.provider));
  const isBackground = data !== undefined && error !== null && !isTold;
  useEffect(() => {
    if (isBackground) toast(error);
  }, [isBackground, error, errorUpdatedAt, toast]);
}
