import { describe, expect, it, vi } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { Kind } from '../../src/errors/kinds.js';
import { createToastQueue } from '../../src/recovery/toast-queue.js';

const toast = (kind: Kind, code: string | null = null, onRetry?: () => unknown) => ({
  error: new ProviderError({ kind, code, provider: 'kimi' }),
  urgent: false,
  onRetry,
});

function listened() {
  const queue = createToastQueue();
  const stop = queue.subscribe(() => undefined);
  return { queue, stop, shown: () => queue.getSnapshot().map(({ error, count }) => `${error.kind} ${count}`) };
}

describe('toast queue', () => {
  it('holds what comes for one task while nobody shows it, then says so', async () => {
    vi.useFakeTimers();
    const queue = createToastQueue();
    const unseen = vi.fn();
    queue.push(toast('timeout'), unseen);
    expect(queue.getSnapshot()).toEqual([]);
    const stop = queue.subscribe(() => undefined);
    expect(queue.getSnapshot().map(({ error }) => error.kind)).toEqual(['timeout']);
    vi.runAllTimers();
    expect(unseen).not.toHaveBeenCalled();
    stop();
    await Promise.resolve();
    queue.push(toast('network'), unseen);
    vi.runAllTimers();
    expect(unseen).toHaveBeenCalledTimes(1);
    queue.subscribe(() => undefined);
    expect(queue.getSnapshot()).toEqual([]);
    vi.useRealTimers();
  });

  it('what is over before anybody shows it is never shown', () => {
    const queue = createToastQueue();
    const one = toast('timeout');
    queue.push(one);
    queue.dismiss(one.error);
    queue.subscribe(() => undefined);
    expect(queue.getSnapshot()).toEqual([]);
  });

  it('R17 the same provider, kind and code are one; another code is another', () => {
    const { queue, shown } = listened();
    for (const one of [toast('server-error', '1000'), toast('server-error', '1000'), toast('server-error', '1013')]) queue.push(one);
    expect(shown()).toEqual(['server-error 2', 'server-error 1']);
  });

  it('R17 keeps three: one with an action outlives those without', () => {
    const { queue, shown } = listened();
    queue.push(toast('rate-limited', null, () => undefined));
    for (const kind of ['timeout', 'network', 'overloaded'] as const) queue.push(toast(kind));
    expect(shown()).toEqual(['rate-limited 1', 'network 1', 'overloaded 1']);
  });

  it('a repetition without an action keeps the one there was', () => {
    const { queue } = listened();
    const onRetry = () => undefined;
    queue.push(toast('timeout', null, onRetry));
    queue.push(toast('timeout'));
    expect(queue.getSnapshot()[0]?.onRetry).toBe(onRetry);
  });

  it('a closed one is seen for a moment more, and the same cause begins anew', () => {
    vi.useFakeTimers();
    const { queue, shown } = listened();
    queue.push(toast('timeout'));
    queue.close(queue.getSnapshot()[0]?.id ?? 0);
    expect(queue.getSnapshot()[0]?.open).toBe(false);
    queue.push(toast('timeout'));
    expect(shown()).toEqual(['timeout 1', 'timeout 1']);
    vi.advanceTimersByTime(300);
    expect(shown()).toEqual(['timeout 1']);
    expect(queue.getSnapshot()[0]?.open).toBe(true);
    vi.useRealTimers();
  });

  it('is empty once nobody shows it any more', async () => {
    const { queue, stop } = listened();
    queue.push(toast('timeout'));
    stop();
    await Promise.resolve();
    expect(queue.getSnapshot()).toEqual([]);
  });

  it('R17 of three with an action the oldest makes room, but before it one that goes already', () => {
    vi.useFakeTimers();
    const { queue, shown } = listened();
    for (const kind of ['timeout', 'network', 'overloaded', 'conflict'] as const) queue.push(toast(kind, null, () => undefined));
    expect(shown()).toEqual(['network 1', 'overloaded 1', 'conflict 1']);
    queue.close(queue.getSnapshot()[1]?.id ?? 0);
    queue.push(toast('unknown'));
    expect(shown()).toEqual(['network 1', 'conflict 1', 'unknown 1']);
    vi.useRealTimers();
  });

  it('R17 the same from two providers is two; a repetition with an action of its own has that one', () => {
    const { queue, shown } = listened();
    const [first, second] = [() => undefined, () => undefined];
    queue.push(toast('timeout', null, first));
    queue.push({ ...toast('timeout', null, second), error: new ProviderError({ kind: 'timeout', provider: 'minimax' }) });
    expect(shown()).toEqual(['timeout 1', 'timeout 1']);
    queue.push(toast('timeout', null, second));
    expect(queue.getSnapshot()[0]).toMatchObject({ count: 2, onRetry: second });
  });

  it('what is over leaves what else waits for somebody to show it; of each that nobody showed it is told', () => {
    vi.useFakeTimers();
    const queue = createToastQueue();
    const [over, ...others] = [toast('timeout'), toast('network'), toast('overloaded')];
    for (const one of [over, ...others]) if (one) queue.push(one);
    if (over) queue.dismiss(over.error);
    queue.subscribe(() => undefined);
    expect(queue.getSnapshot().map(({ error }) => error)).toEqual(others.map(({ error }) => error));

    const nobodys = createToastQueue();
    const unseen = [vi.fn(), vi.fn()];
    nobodys.push(toast('timeout'), unseen[0]);
    nobodys.push(toast('network'), unseen[1]);
    vi.runAllTimers();
    expect(unseen.map((told) => told.mock.calls.length)).toEqual([1, 1]);
    vi.useRealTimers();
  });

  it('what concerns none that is open tells nobody, and begins nothing', () => {
    vi.useFakeTimers();
    const { queue } = listened();
    queue.push(toast('timeout'));
    const heard = vi.fn();
    queue.subscribe(heard);
    queue.dismiss({});
    expect([heard.mock.calls.length, vi.getTimerCount()]).toEqual([0, 0]);
    const { id = 0 } = queue.getSnapshot()[0] ?? {};
    queue.close(id);
    queue.close(id);
    expect([heard.mock.calls.length, vi.getTimerCount()]).toEqual([1, 1]);
    vi.useRealTimers();
  });

  it('a corner that takes the place of another in the same commit shows what that one showed; the last stops listening', async () => {
    const kept = new Set<(key: object) => void>();
    const queue = createToastQueue({ onKept: (listener) => (kept.add(listener), () => void kept.delete(listener)) });
    const first = queue.subscribe(() => undefined);
    const { error, ...rest } = toast('timeout');
    queue.push({ error, ...rest });
    first();
    const second = queue.subscribe(() => undefined);
    await Promise.resolve();
    expect(queue.getSnapshot()).toHaveLength(1);
    const third = queue.subscribe(() => undefined);
    expect(kept.size).toBe(1);
    second();
    for (const tell of kept) tell(error);
    expect(queue.getSnapshot()[0]?.open).toBe(false);
    third();
    expect(kept.size).toBe(0);
  });
});
