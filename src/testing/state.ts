import type { Clip } from './audio.js';

/** What a simulated account keeps between requests. */
export interface State {
  readonly kimiFiles: Map<string, KimiFile>;
  readonly minimaxFiles: Map<number, { readonly name: string; readonly purpose: string; readonly bytes: number }>;
  /** Cloned voices by id, with the moment they were made (epoch ms). */
  readonly clonedVoices: Map<string, number>;
  /** By their addresses; `until` is epoch ms. */
  readonly clips: Map<string, { readonly clip: Clip; readonly until: number }>;
}

export interface KimiFile {
  readonly id: string;
  readonly object: 'file';
  readonly bytes: number;
  readonly created_at: number;
  readonly filename: string;
  readonly purpose: string;
  readonly status: 'ok';
  readonly status_details: '';
  /** What was read out of it; answered by `GET /files/{id}/content` only. */
  readonly content: string;
}

export function createState(): State {
  return { kimiFiles: new Map(), minimaxFiles: new Map(), clonedVoices: new Map(), clips: new Map() };
}
