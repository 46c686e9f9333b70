import type { ReactNode } from 'react';
import { TryAgainProvider } from 'tryagain';
import { ja } from 'tryagain/messages';

const links = { kimi: { topUp: 'https://platform.kimi.ai/console/pay', keys: 'https://platform.kimi.ai/console/api-keys' } };

export function Root({ isOwner, children }: { isOwner: boolean; children: ReactNode }) {
  return (
    <TryAgainProvider viewer={isOwner ? 'owner' : 'user'} messages={ja} links={links} basePath="/api/ai">
      {children}
    </TryAgainProvider>
  );
}
