import type { ReactNode } from 'react';
import { TryAgainProvider } from 'tryagain';
import { en } from 'tryagain/messages';
import 'tryagain/styles.css';

export const metadata = { title: 'tryagain in Next.js' };

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <TryAgainProvider messages={en}>{children}</TryAgainProvider>
      </body>
    </html>
  );
}
