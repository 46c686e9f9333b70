'use client';
import { QueryClientProvider } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useContext, useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { heedHydrated } from '../hooks/heed-hydrated.js';
import { useApp } from '../hooks/use-app.js';
import { createTryAgain, TryAgainContext, useTryAgain } from '../hooks/try-again-context.js';
import type { Links, TellOwner, TryAgain, Viewer } from '../hooks/try-again-context.js';
import type { Messages } from '../messages/messages.js';
import { MessagesContext } from './messages-context.js';
import { RecoverySpeaker } from './recovery-speaker.js';

export interface TryAgainProviderProps {
  /** Default: the client of a `QueryClientProvider` above, or else one of our own. */
  client?: QueryClient | undefined;
  /** Who is looking: the owner sees limits and gets links. Default: what a provider above says, or `user`. */
  viewer?: Viewer | undefined;
  /**
   * The language: a table of `tryagain/messages`, or one of your own of the type `Messages`. Default: what a provider
   * above says, or English. So English is in every bundle, unless the bundler replaces `__TRYAGAIN_ENGLISH__` with
   * false: then a component without `messages` above it throws an error that says so.
   *
   * @example
   * ```tsx
   * // vite.config.ts: defineConfig({ define: { __TRYAGAIN_ENGLISH__: 'false' } })
   * <TryAgainProvider messages={zh}>…</TryAgainProvider>
   * ```
   */
  messages?: Messages | undefined;
  /** Tables of providers this package does not know, made with `defineProvider`. */
  providers?: TryAgain['tables'] | undefined;
  /** Pages for the owner, by provider: `{ kimi: { topUp: 'https://…' } }`. */
  links?: Links | undefined;
  /**
   * Brings a visitor's message to you in one press, where only you can do something: send it to your server, open your
   * support window, or a mail. If it throws, its promise is rejected or a `Response` is not ok, the text is shown to be copied by hand. The
   * message says what happened, the page's address without its query, code, time and request id; nothing the visitor
   * wrote. Default: what a provider above says, or a button that copies the message.
   *
   * @example
   * ```tsx
   * <TryAgainProvider onTellOwner={(note) => fetch('/report', { method: 'POST', body: note })}>…</TryAgainProvider>
   * ```
   */
  onTellOwner?: TellOwner | undefined;
  /** Where the handler answers. Default: what a provider above says, or `/api/ai`. */
  basePath?: string | undefined;
  children?: ReactNode;
}

/**
 * What everything below shares. It may stand anywhere, also inside another one, from which it takes what it does not
 * say itself.
 *
 * @example
 * ```tsx
 * <TryAgainProvider viewer={user.isOwner ? 'owner' : 'user'}>…</TryAgainProvider>
 * ```
 */
export function TryAgainProvider({
  client,
  viewer,
  messages,
  providers,
  links,
  onTellOwner,
  basePath,
  children,
}: TryAgainProviderProps): ReactElement {
  const above = useTryAgain();
  const language = useContext(MessagesContext);
  const around = useApp();
  const app = client ?? around;
  // Before anything below is rendered: a query that suspends throws in its first render what came with the page.
  heedHydrated(app);

  const value = useMemo(() => {
    if (viewer === undefined && providers === undefined && links === undefined && onTellOwner === undefined && basePath === undefined)
      return above;
    return createTryAgain({
      viewer: viewer ?? above.viewer,
      links: links ?? above.links,
      onTellOwner: onTellOwner ?? above.onTellOwner,
      basePath: basePath ?? above.basePath,
      tables: providers ?? above.tables,
    });
  }, [above, viewer, providers, links, onTellOwner, basePath]);

  const words = useMemo(() => {
    const base = messages ?? language;
    if (base === null || value.tables.length === 0) return base;
    const labels = Object.fromEntries(value.tables.map((table) => [table.name, table.label]));
    return { ...base, providers: { ...labels, ...base.providers } };
  }, [messages, language, value.tables]);

  return (
    <QueryClientProvider client={app}>
      <TryAgainContext.Provider value={value}>
        <MessagesContext.Provider value={words}>
          {children}
          <RecoverySpeaker />
        </MessagesContext.Provider>
      </TryAgainContext.Provider>
    </QueryClientProvider>
  );
}
