import { onlineManager } from '@tanstack/react-query';
import type { Query } from '@tanstack/react-query';

/** A line that is back for less may be gone again: trains, lifts, a laptop that wakes, ms. */
const steady = 1_000;

const asking = new WeakMap<Query, ReturnType<typeof setTimeout>>();

/**
 * A `refetchOnReconnect` that answers no, and asks again by itself once the line has held for a second: a line that
 * comes and goes ten times is one request, not ten.
 */
export function onceSteady(query: Query): false {
  clearTimeout(asking.get(query));
  const timer = setTimeout(() => {
    asking.delete(query);
    if (!onlineManager.isOnline() || !query.isActive() || !query.isStale()) return;
    const observer = query.observers.find(({ options }) => options.enabled !== false);
    void observer?.refetch({ cancelRefetch: false });
  }, steady);
  asking.set(query, timer);
  return false;
}

const waiting = new WeakSet<Query>();

/**
 * TanStack Query takes every page for online until it hears that it went offline: of one that was opened so it would not
 * hear that the line has come.
 */
export function awaitLine(query: Query): void {
  if (!onlineManager.isOnline() || waiting.has(query) || typeof addEventListener === 'undefined') return;
  waiting.add(query);
  const hear = () => {
    waiting.delete(query);
    if (query.observers.some(({ options }) => options.refetchOnReconnect === onceSteady)) onceSteady(query);
  };
  addEventListener('online', hear, { once: true });
}
