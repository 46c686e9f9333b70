import type { ReactNode } from 'react';
import { BalanceBanner, QuotaBanner, TryAgainProvider } from 'tryagain';

const links = {
  kimi: { topUp: 'https://platform.kimi.ai/console/pay' },
  minimax: { plan: 'https://platform.minimax.io/subscribe/token-plan' },
};

export function App({ isOwner, children }: { isOwner: boolean; children: ReactNode }) {
  return (
    <TryAgainProvider viewer={isOwner ? 'owner' : 'user'} links={links}>
      <BalanceBanner provider="kimi" low={5} />
      <QuotaBanner provider="minimax" />
      {children}
    </TryAgainProvider>
  );
}
