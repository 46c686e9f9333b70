import type { PlanUsage, PlanWindow } from '../hooks/account-tables.js';

export interface Pressing {
  readonly level: 'empty' | 'low';
  readonly window: PlanWindow;
}

/**
 * The window that holds people up longest, or else the one with the least left; null while all is fine. A window
 * whose numbers are ambiguous says nothing, and neither does one that has begun anew since.
 *
 * @param rests What was put off: of windows with little left, others come first.
 */
export function pressingWindow(
  plan: PlanUsage | undefined,
  warnAt: number,
  over: number | null,
  rests: (pressing: Pressing) => boolean,
): Pressing | null {
  const windows = (plan?.windows ?? []).filter(
    ({ remaining, resetsAt }) => remaining !== null && (resetsAt === null || over === null || resetsAt > over),
  );
  const empty = windows.filter(({ remaining }) => isUsedUp(remaining)).sort((a, b) => (b.resetsAt ?? 0) - (a.resetsAt ?? 0))[0];
  if (empty) return { level: 'empty', window: empty };
  const low = windows
    .filter(({ remaining }) => remaining !== null && remaining <= warnAt)
    .sort((a, b) => (a.remaining ?? 1) - (b.remaining ?? 1))
    .map((window) => ({ level: 'low' as const, window }));
  return low.find((pressing) => !rests(pressing)) ?? low[0] ?? null;
}

/** What a window counts, where the plan counts several things apart; a name that could be no name is left out. */
export function nameIn(plan: PlanUsage | undefined, { name }: PlanWindow): string | null {
  const several = new Set(plan?.windows.map((window) => window.name)).size > 1;
  return several ? plainName(name) : null;
}

export function plainName(name: string | null): string | null {
  return name !== null && /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name) ? name : null;
}

function isUsedUp(remaining: number | null): boolean {
  return remaining !== null && remaining <= 0;
}
