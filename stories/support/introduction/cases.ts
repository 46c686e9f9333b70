import { askRow, galleryRows } from '../gallery-rows.js';
import type { AskedRow, GalleryProvider } from '../gallery-rows.js';

/** A failure people know, and what it is called among them. */
export interface Case {
  readonly label: string;
  readonly row: AskedRow;
}

const known: readonly (readonly [label: string, provider: GalleryProvider, row: string])[] = [
  ['Too many requests', 'kimi', 'rpm'],
  ['The money is gone', 'minimax', '1008'],
  ['The plan is used up', 'minimax', '2056'],
  ['The provider is full', 'kimi', 'engine-overloaded'],
  ['The words were refused', 'minimax', '1026'],
];

export async function readCase([label, provider, id]: (typeof known)[number]): Promise<Case> {
  const row = galleryRows(provider).find((one) => one.id === id);
  if (!row) throw new Error(`There is no row "${id}" of ${provider}.`);
  return { label, row: await askRow(row) };
}

/** What each provider says, and how it is read: both for real. */
export const readCases = (): Promise<Case[]> => Promise.all(known.map(readCase));
