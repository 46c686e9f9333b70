'use client';
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import type { ProviderName } from '../errors/provider-name.js';
import { scope } from '../recovery/scope.js';
import type { PartialScope } from '../recovery/scope.js';
import { useCooldowns } from './use-cooldowns.js';
import { useCountdown } from './use-countdown.js';
import type { Countdown } from './use-countdown.js';
import { useTryAgain } from './try-again-context.js';
import { warnOfProvider } from './warn-of-provider.js';

/** What cools down, and how long it still takes. */
export interface CooldownReading extends Countdown {
  /** Why; null while nothing cools down. */
  readonly error: ProviderError | null;
  /** Epoch ms; null while nothing cools down. */
  readonly until: number | null;
  /** Says that the cause is gone, as after a top-up: requests are sent again, and every button is ready. */
  readonly clear: () => void;
}

/**
 * The time before which requests of a provider are not sent, because one of them was told to wait: shared by all hooks,
 * buttons and tabs. `state` is `idle` while nothing cools down, `waiting`, and `ready` when the time has come and nobody
 * has asked yet.
 *
 * @param of A provider's name, or a narrower scope: `{ provider: 'minimax', endpoint: 'speech' }`.
 * @example
 * ```tsx
 * const cooldown = useCooldown('kimi');
 * <p>{cooldown.state === 'waiting' && `Kimi answers again in ${cooldown.seconds} seconds.`}</p>
 * ```
 */
export function useCooldown(of: ProviderName | PartialScope): CooldownReading {
  const { tables } = useTryAgain();
  const cooldowns = useCooldowns();
  const { provider, endpoint, model } = typeof of === 'string' ? scope({ provider: of }) : scope(of);
  if (process.env.NODE_ENV === 'development') warnOfProvider('useCooldown', provider, tables);
  const read = useCallback(() => cooldowns.find({ provider, endpoint, model }), [cooldowns, provider, endpoint, model]);
  const cooldown = useSyncExternalStore(cooldowns.subscribe, read, nothing);
  const countdown = useCountdown(cooldown?.until ?? null, cooldown?.error);
  const clear = useCallback(() => {
    const asked = { provider, endpoint, model };
    cooldowns.clear(asked);
    // One that reaches further stands in its way as well.
    for (let wider = cooldowns.find(asked); wider; wider = cooldowns.find(asked)) cooldowns.clear(wider.scope, wider.error.kind);
  }, [cooldowns, provider, endpoint, model]);
  return useMemo(
    () => ({ ...countdown, error: cooldown?.error ?? null, until: cooldown?.until ?? null, clear }),
    [countdown, cooldown, clear],
  );
}

const nothing = () => null;
