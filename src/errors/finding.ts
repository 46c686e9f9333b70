/** Something to look at, and where it was found. */
export interface Finding {
  readonly value: unknown;
  /** `wrapper`: a client's own sentence around a failure. `coded`: the sentence of a failure that has a code itself. */
  readonly role: 'failure' | 'wrapper' | 'coded';
  /** Found inside a sentence: its words may be anybody's. */
  readonly quoted: boolean;
  readonly origin: Origin;
}

/** `parsed`: made by us of a bounded text, so that its fields may be gone through; a stranger's may be a million. */
export type Origin = 'thrown' | 'parsed';
