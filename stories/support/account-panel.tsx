import type { ReactNode } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { useBalance } from '../../src/hooks/use-balance.js';
import { usePlanUsage } from '../../src/hooks/use-plan-usage.js';

const windows = { '5h': '5 hours', day: 'Day', week: 'Week', month: 'Month' } as const;

/** What the owner has left, at each provider. */
export function AccountPanel() {
  return (
    <aside className="app-account" aria-label="Account">
      <h2>What is left</h2>
      <KimiBalance />
      <Plan provider="minimax" label="MiniMax plan" />
      <Plan provider="kimi-code" label="Kimi Code plan" />
    </aside>
  );
}

function Section({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section>
      <h3>{label}</h3>
      {children}
    </section>
  );
}

function KimiBalance() {
  const balance = useBalance({ provider: 'kimi' });
  return (
    <Section label="Kimi balance">
      <ErrorMessage error={balance.error} onRetry={() => balance.refetch()} />
      {balance.data && <p className="app-amount">{money(balance.data.available, balance.data.currency)}</p>}
      {balance.isPending && !balance.error && <p className="app-quiet">Asking…</p>}
    </Section>
  );
}

function Plan({ provider, label }: { provider: string; label: string }) {
  const plan = usePlanUsage({ provider });
  return (
    <Section label={label}>
      <ErrorMessage error={plan.error} onRetry={() => plan.refetch()} />
      {plan.data && (
        <ul className="app-windows">
          {plan.data.windows.map(({ name, window, remaining, resetsAt }) => (
            <li key={`${name ?? ''} ${window}`}>
              <span className="app-window-name">
                <bdi>{windows[window]}</bdi>
                {name && <span className="app-quiet"> {name}</span>}
              </span>
              <span>{remaining === null ? 'unknown' : percent.format(remaining)}</span>
              {remaining !== null && (
                <meter aria-label={`${windows[window]} ${name ?? ''}, part left`} min={0} max={1} low={0.2} value={remaining} />
              )}
              {resetsAt !== null && <span className="app-quiet app-reset">Comes back {moment.format(resetsAt)}</span>}
            </li>
          ))}
        </ul>
      )}
      {plan.isPending && !plan.error && <p className="app-quiet">Asking…</p>}
    </Section>
  );
}

const percent = new Intl.NumberFormat('en', { style: 'percent' });
const moment = new Intl.DateTimeFormat('en', { weekday: 'short', hour: 'numeric', minute: '2-digit' });

function money(amount: number | null, currency: string | null): string {
  if (amount === null) return 'unknown';
  return currency
    ? new Intl.NumberFormat('en', { style: 'currency', currency }).format(amount)
    : new Intl.NumberFormat('en').format(amount);
}
