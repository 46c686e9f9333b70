'use client';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { reader as boundReader, readerWith } from '../requests/reader.js';
import type { Reader } from '../requests/reader.js';
import type { ProviderTable } from '../requests/tables.js';
import { beginOwnerVisit } from './owner-visit.js';
import type { OwnerPage } from './owner-visit.js';
import type { ProviderError } from '../errors/provider-error.js';
import type { ProviderName } from '../errors/provider-name.js';

/** Who is looking. The owner may see amounts and limits, and gets the pages where a top-up or a plan is bought. */
export type Viewer = 'user' | 'owner';

/** Pages of your own for the owner, by provider: they take the place of the provider's. */
export type Links = Partial<Record<ProviderName, { topUp?: string | undefined; plan?: string | undefined; keys?: string | undefined }>>;

/** Hands a visitor's message to the owner: `note` is plain text, in the visitor's language. It failed if its promise is rejected. */
export type TellOwner = (note: string, failure: ProviderError) => unknown;

/** What every hook and component below a `TryAgainProvider` knows. */
export interface TryAgain {
  readonly viewer: Viewer;
  readonly links: Links;
  /** Null: a visitor copies the message, and brings it there as they know how. */
  readonly onTellOwner: TellOwner | null;
  /** Where the handler answers. */
  readonly basePath: string;
  readonly reader: Reader;
  /** Providers of the app's own, besides those this package knows. */
  readonly tables: readonly ProviderTable[];
  /**
   * The owner opens one of their pages, and is expected back. Only who gives `links` leads there: where no provider
   * stands above, what it takes to read an account is in nobody's bundle for this.
   */
  readonly beginVisit: (client: QueryClient, provider: string, page: OwnerPage) => void;
}

const defaults: TryAgain = {
  viewer: 'user',
  links: {},
  onTellOwner: null,
  basePath: '/api/ai',
  reader: boundReader,
  tables: [],
  beginVisit: () => undefined,
};

export const TryAgainContext = createContext<TryAgain>(defaults);

/** What the nearest `TryAgainProvider` says; the defaults where there is none. */
export function useTryAgain(): TryAgain {
  return useContext(TryAgainContext);
}

/** Where the handler answers: as somebody gave it, else as it is above. A slash at the end does no harm. */
export function basePathOf(given: string | undefined, above: string): string {
  return given?.replace(/\/$/, '') ?? above;
}

/** A whole context from the parts somebody gave. */
export function createTryAgain(given: {
  viewer?: Viewer | undefined;
  links?: Links | undefined;
  onTellOwner?: TellOwner | null | undefined;
  basePath?: string | undefined;
  tables?: readonly ProviderTable[] | undefined;
}): TryAgain {
  const tables = given.tables ?? defaults.tables;
  const basePath = basePathOf(given.basePath, defaults.basePath);
  const reader = readerWith(tables);
  return {
    viewer: given.viewer ?? defaults.viewer,
    links: given.links ?? defaults.links,
    onTellOwner: given.onTellOwner ?? defaults.onTellOwner,
    basePath,
    reader,
    tables,
    beginVisit: (client, provider, page) => beginOwnerVisit(client, page, { provider, basePath, reader, tables }),
  };
}
