import type { ProviderError } from '../errors/provider-error.js';
import { spreadAfter } from '../errors/spread-after.js';
import type { Clock } from './clock.js';
import type { Deadline } from './deadline.js';
import { covers, keyOf } from './scope.js';
import type { Scope } from './scope.js';

/** A shared deadline before which nothing of its scope is sent. */
export interface Cooldown {
  readonly scope: Scope;
  /** The failure it is of. */
  readonly error: ProviderError;
  /** Epoch ms. The error's own moment, or a later one where a probe failed since. */
  readonly until: number;
  /** `waiting`; `due`: the time has come, and nobody has asked yet; `probing`: one request is finding out. */
  readonly state: 'waiting' | 'due' | 'probing';
}

/** A cooldown, and what becomes of it. */
export interface Entry extends Cooldown {
  readonly deadline: Deadline;
  /** Over how many ms after the deadline those who held spread. */
  readonly spread: number;
  /** Probes of it that failed without naming a time, one after the other. */
  readonly misses: number;
  isProbed: boolean;
  /** How many of those who held were let go: they go one after the other. */
  released: number;
  /** How much later those who held go when others opened it, ms: theirs and ours know nothing of each other. */
  apart: number;
}

/** What cools down, one entry a scope. */
export interface Entries {
  readonly all: () => readonly Entry[];
  readonly of: (scope: Scope) => Entry | undefined;
  /** What stands in the way of a request; of several, what ends last. */
  readonly before: (request: Scope) => Entry | null;
  readonly has: (entry: Entry) => boolean;
  /** Takes the place of what there is of this scope. */
  readonly begin: (what: Pick<Entry, 'scope' | 'error' | 'until' | 'misses'>) => void;
  readonly remove: (entry: Entry) => void;
  /** One request finds out; or it has found out nothing, and the next one asks. */
  readonly setProbed: (entry: Entry, isProbed: boolean) => void;
}

/** Models are named by whoever asks. Of more that cool down than any provider has, those that end first are forgotten. */
const mostModels = 64;

/** @param onChange Told of every change. */
export function createEntries(clock: Clock, onChange: () => void): Entries {
  const entries = new Map<string, Entry>();
  const all = () => [...entries.values()];

  function forgetModels(): void {
    const ofModels = all().filter(({ scope }) => scope.model !== null);
    if (ofModels.length <= mostModels) return;
    const first = ofModels.reduce((one, other) => (other.until < one.until ? other : one));
    entries.delete(keyOf(first.scope));
  }

  return {
    all,
    of: (scope) => entries.get(keyOf(scope)),
    before: (request) =>
      all()
        .filter(({ scope }) => covers(scope, request))
        .reduce<Entry | null>((last, entry) => (last === null || entry.until > last.until ? entry : last), null),
    has: (entry) => entries.get(keyOf(entry.scope)) === entry,
    begin({ scope, error, until, misses }) {
      const deadline = clock.deadline(until, error);
      entries.set(keyOf(scope), {
        scope,
        error,
        until,
        misses,
        deadline,
        spread: spreadAfter(clock.remaining(deadline)),
        isProbed: false,
        released: 0,
        apart: 0,
        get state() {
          return this.isProbed ? 'probing' : clock.remaining(deadline) > 0 ? 'waiting' : 'due';
        },
      });
      forgetModels();
      onChange();
    },
    setProbed(entry, isProbed) {
      entry.isProbed = isProbed;
      onChange();
    },
    remove(entry) {
      entries.delete(keyOf(entry.scope));
      onChange();
    },
  };
}
