import { useMessages } from '../../src/components/messages-context.js';
import { ar } from './kind-words-ar.js';
import { en } from './kind-words-en.js';
import { ja } from './kind-words-ja.js';
import { zh } from './kind-words-zh.js';
import type { KindWords } from './kind-words.js';

const languages: Readonly<Record<string, KindWords>> = { en, zh, ja, ar };

/** The words of the kinds' pages, in the language of the toolbar. */
export function useKindWords(): KindWords {
  return languages[useMessages().locale.slice(0, 2)] ?? en;
}
