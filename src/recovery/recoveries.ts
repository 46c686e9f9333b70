import { isProviderError } from '../errors/provider-error.js';
import type { ProviderError } from '../errors/provider-error.js';
import { isCause } from './cause.js';
import type { Cause } from './cause.js';
import type { Cooldowns } from './cooldowns.js';
import { createListeners } from './listeners.js';
import type { Recovered, News } from './news.js';
import { createShown } from './shown.js';
import type { Wake } from './shown.js';
import { firstOf } from './twins.js';

/** What an account says: `fine` is null where it can't say. `at`: epoch ms. `asked`: somebody has just changed something. */
export interface Look extends Cause {
  readonly fine: boolean | null;
  readonly at: number;
  readonly why: 'asked' | 'by-itself';
}

export interface Recoveries {
  /** A failure happened. It is over when its cause is gone after that. */
  readonly met: (error: ProviderError) => void;
  readonly isOver: (error: ProviderError) => boolean;
  /**
   * Somebody shows a failure, or that an account is empty, until the answer is called. `wake`, if it is given, is called
   * once the cause is gone.
   */
  readonly show: (what: ProviderError | Cause, wake?: Wake) => () => void;
  /** Whether anybody shows what this cause made fail, or has it to ask again. */
  readonly minds: (cause: Cause) => boolean;
  /**
   * The account was read. It recovered where it was empty before, where it was asked on purpose, or where it was read
   * well after the last failure; and only if anybody minds.
   */
  readonly looked: (look: Look) => void;
  /** What another tab says. What failed here before that is over, too; nobody is told again. */
  readonly hear: (news: News) => void;
  /** The newest one; null while there was none. */
  readonly latest: () => Cause | null;
  readonly subscribe: (listener: () => void) => () => void;
}

/** What recovers besides what is shown. */
export interface RecoveriesOptions {
  readonly cooldowns: Cooldowns;
  /** What failed for this and can be asked again. */
  readonly asleep?: (cause: Cause) => readonly Wake[];
  /** A failure nobody knew of: what does the account say now? */
  readonly onMet?: (cause: Cause) => void;
  /** Says to other tabs what recovered here. */
  readonly tell?: ((news: Recovered) => void) | undefined;
  /** What another tab's account said may be read here as well. */
  readonly onHeard?: (cause: Cause) => void;
}

/** How far a provider's books may be behind what it just refused, ms: a look this soon proves nothing. */
const lag = 10_000;
/** Ten tabs hear of it in the same moment: what each of them asks anew is spread over this, ms. */
const spread = 4_000;

/** What is known of one cause. */
interface Account {
  /** Which of all recoveries was its last; 0: there was none. */
  recovery: number;
  /** The last failure since that, epoch ms. */
  failing: number | null;
  wasFine: boolean | null;
}

const keyOf = ({ provider, kind }: ProviderError | Cause) => `${kind} ${provider}`;

/** Knows when what failed for want of money or allowance may be asked for again, before any clock says so. */
export function createRecoveries({ cooldowns, asleep, onMet, tell, onHeard }: RecoveriesOptions): Recoveries {
  const listeners = createListeners();
  /** How many recoveries there had been when a failure was met. */
  const metAfter = new WeakMap<object, number>();
  const accounts = new Map<string, Account>();
  const shown = createShown();
  let count = 0;
  let latest: Cause | null = null;
  let isTelling = false;

  function accountOf(cause: ProviderError | Cause): Account {
    const key = keyOf(cause);
    const account = accounts.get(key) ?? { recovery: 0, failing: null, wasFine: null };
    accounts.set(key, account);
    return account;
  }

  function met(error: ProviderError): void {
    if (!isCause(error) || metAfter.has(firstOf(error))) return;
    metAfter.set(firstOf(error), count);
    accountOf(error).failing = Date.now();
    onMet?.(error);
  }

  const standing = (cause: Cause) =>
    cooldowns.list().find(({ scope, error }) => scope.provider === cause.provider && error.kind === cause.kind);

  /** Meets what is of an earlier visit, or of another tab: nobody knows when it was. */
  function meetStanding(cause: Cause): void {
    const cooldown = standing(cause);
    if (cooldown) met(cooldown.error);
  }

  const minds = (cause: Cause) => standing(cause) !== undefined || shown.has(keyOf(cause)) || (asleep?.(cause).length ?? 0) > 0;

  function recover({ provider, kind }: Cause, startsIn = 0): void {
    const cause: Cause = { provider, kind };
    const account = accountOf(cause);
    const sleeping = asleep?.(cause) ?? [];
    count += 1;
    latest = cause;
    account.recovery = count;
    account.failing = null;
    cooldowns.clear({ provider }, kind);
    listeners.tell();
    const place = count;
    // Another cause may recover meanwhile: that stops nobody here.
    const isGood = () => account.recovery === place && account.failing === null;
    const release = () => void (isGood() && shown.wake(keyOf(cause), sleeping, isGood));
    if (startsIn > 0) setTimeout(release, startsIn);
    else release();
  }

  return {
    met,
    isOver: (error) => accountOf(error).recovery > (metAfter.get(firstOf(error)) ?? Infinity),
    show(what, wake) {
      if (isProviderError(what)) met(what);
      return shown.add(keyOf(what), wake);
    },
    minds,
    looked({ fine, at, why, ...cause }) {
      if (fine === null) return;
      const account = accountOf(cause);
      const wasEmpty = account.wasFine === false;
      account.wasFine = fine;
      if (!fine) return;
      meetStanding(cause);
      const isProof = account.failing !== null && (why === 'asked' || at > account.failing + lag);
      if (!wasEmpty && !isProof) return;
      isTelling = true;
      tell?.({ type: 'recovered', provider: cause.provider, kind: cause.kind, at });
      isTelling = false;
      if (minds(cause)) recover(cause);
      else account.failing = null;
    },
    hear(news) {
      // The apps of one page tell each other, and themselves.
      if (news.type !== 'recovered' || isTelling) return;
      const account = accountOf(news);
      // It was told late, as to a tab that was frozen, and something failed again since.
      if (account.failing !== null && account.failing > news.at) return;
      meetStanding(news);
      account.wasFine = true;
      onHeard?.({ provider: news.provider, kind: news.kind });
      if (account.failing !== null) recover(news, Math.random() * spread);
    },
    latest: () => latest,
    subscribe: listeners.subscribe,
  };
}
