import { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import type { Balance, PlanWindow } from '../../src/hooks/account-tables.js';

interface AccountStateProps {
  balance?: Partial<Balance>;
  /** Made when the story is opened, so that its resets lie ahead. */
  windows?: () => readonly PlanWindow[];
  children: ReactNode;
}

/** An account as it would be after it was asked: nobody is asked here. */
export function AccountState({ balance, windows, children }: AccountStateProps) {
  const [client] = useState(() => {
    const made = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
    if (balance) made.setQueryData(['tryagain', 'balance', 'kimi', '/api/ai'], { cash: null, voucher: null, currency: 'USD', ...balance });
    for (const name of ['minimax', 'kimi-code']) {
      if (windows) made.setQueryData(['tryagain', 'plan', name, '/api/ai'], { windows: windows() });
    }
    return made;
  });
  return <TryAgainProvider client={client}>{children}</TryAgainProvider>;
}

const hour = 3_600_000;

/** A window of a plan, two hours before it is full again. */
export function planWindow(remaining: number | null, more: Partial<PlanWindow> = {}): PlanWindow {
  return { name: 'general', window: '5h', used: null, max: null, remaining, resetsAt: Date.now() + 2 * hour, ...more };
}
