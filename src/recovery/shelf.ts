import { attempt } from '../errors/field.js';
import { readCooldownNews, writeCooldownNews } from './news.js';
import type { CooldownNews } from './news.js';
import { keyOf } from './scope.js';

/** What cools down, kept for a reload and for tabs that are opened later. */
export interface Shelf {
  /** What is there and not over yet, each entry checked. */
  readonly read: () => readonly CooldownNews[];
  /** Puts it there, or takes it away. A storage that is full or closed keeps nothing, and nobody hears of it. */
  readonly note: (news: CooldownNews) => void;
}

/** Where in the storage. */
export const shelfKey = 'tryagain:cooldowns';
/** Of more cooldowns the latest are kept; a text longer than they could be is not ours. */
const most = 32;
const longestText = 64 * 1024;

export function createShelf(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): Shelf {
  const read = (): CooldownNews[] => {
    const now = Date.now();
    const entries = attempt(() => parse(storage.getItem(shelfKey)));
    return (Array.isArray(entries) ? entries.slice(0, most) : [])
      .map((entry) => readCooldownNews(entry, now))
      .filter((news) => news?.type === 'cooling');
  };

  return {
    read,
    note(news) {
      const key = keyOf(news.scope);
      const kept = read();
      const known = kept.find(({ scope }) => keyOf(scope) === key);
      if (known && known.until > news.until) return;
      const others = kept.filter((one) => one !== known);
      const written = (news.type === 'cooling' ? [...others, news] : others).slice(-most).flatMap((one) => writeCooldownNews(one) ?? []);
      attempt(() => (written.length > 0 ? storage.setItem(shelfKey, JSON.stringify(written)) : storage.removeItem(shelfKey)));
    },
  };
}

function parse(text: string | null): unknown {
  return text !== null && text.length <= longestText ? JSON.parse(text) : null;
}
