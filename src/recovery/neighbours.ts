import type { News } from './news.js';

/** Ours: this tab may ask, and gives the right back. Theirs: another tab asks; `settled` when it is through, or gone. */
export type Claim =
  | { readonly holder: 'ours'; readonly release: () => void }
  | { readonly holder: 'theirs'; readonly settled: Promise<void> };

/** Other tabs and later visits. Without them a page is alone. */
export interface Neighbours {
  readonly claim: (key: string) => Promise<Claim>;
  readonly tell: (news: News) => void;
}

/** What two tabs say goes different ways: so much later, ms, what was said before has arrived. */
export const crossing = 100;
