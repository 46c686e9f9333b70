import type { QueryClient } from '@tanstack/react-query';

/** By then React has rendered what was let go, and TanStack Query has asked, ms. */
const rendering = 50;

/** Settles when what was just let load is there: no query without data is asking any more. */
export function untilQuiet(client: QueryClient): Promise<void> {
  const isQuiet = () => client.isFetching({ predicate: ({ state }) => state.data === undefined }) === 0;
  return new Promise((resolve) => {
    setTimeout(() => {
      if (isQuiet()) return resolve();
      const leave = client.getQueryCache().subscribe(() => {
        if (!isQuiet()) return;
        leave();
        resolve();
      });
    }, rendering);
  });
}
