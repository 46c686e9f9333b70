import type { FixableBy, Kind, Retry } from '../../src/errors.js';

/** How people call a kind, and what it means in a sentence. */
export interface Meaning {
  readonly name: string;
  readonly means: string;
}

export interface KindWords {
  readonly meanings: Readonly<Record<Kind, Meaning>>;
  readonly retries: Readonly<Record<Retry, string>>;
  readonly fixers: Readonly<Record<FixableBy, string>>;
  readonly all: string;
  readonly lead: string;
  readonly retry: string;
  readonly fixableBy: string;
  readonly status: string;
  readonly statusHint: string;
  readonly people: string;
  readonly usually: string;
  readonly waits: string;
  readonly developers: string;
  readonly developersLead: string;
  readonly codes: string;
  readonly codesLead: string;
  readonly none: string;
  readonly anybody: string;
  readonly otherClouds: string;
  readonly own: string;
  readonly statuses: string;
  readonly statusRest: Readonly<Record<'4xx' | '5xx', string>>;
  readonly bySentence: string;
  readonly withSentence: string;
  readonly generic: string;
  readonly source: string;
  readonly page: string;
  readonly kinds: string;
}
