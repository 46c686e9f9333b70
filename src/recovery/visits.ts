import { onceEach } from './once-each.js';

/** Pages of the owner that were opened beside the app, and what to do when they come back from there. */
export interface Visits {
  /** The same page again counts as one visit: the last. */
  readonly begin: (page: string, onReturn: () => void) => void;
}

/** Sooner than this nobody has paid for anything: a browser gave the focus to and fro while it opened the page, ms. */
const shortestVisit = 1_000;

function createVisits(): Visits {
  const away = new Map<string, { readonly since: number; readonly onReturn: () => void }>();
  const sources = () =>
    [
      [window, 'focus'],
      [window, 'pageshow'],
      [document, 'visibilitychange'],
    ] as const;

  function look(): void {
    if (document.visibilityState === 'hidden') return;
    for (const [page, { since, onReturn }] of away) {
      if (Math.abs(Date.now() - since) < shortestVisit) continue;
      away.delete(page);
      onReturn();
    }
    if (away.size === 0) for (const [target, type] of sources()) target.removeEventListener(type, look);
  }

  return {
    begin(page, onReturn) {
      away.set(page, { since: Date.now(), onReturn });
      for (const [target, type] of sources()) target.addEventListener(type, look);
    },
  };
}

/** Those of an app. */
export const visitsOf = onceEach(createVisits);
