import type { ProviderError } from '../errors/provider-error.js';
import { flights as pageFlights } from './flights.js';
import type { Flights } from './flights.js';

/** One message on the screen: a cause, however often it strikes. */
export interface Toast {
  readonly id: number;
  readonly error: ProviderError;
  /** How often it happened while it was open. */
  readonly count: number;
  /** False while it goes: it can still be seen for a moment. */
  readonly open: boolean;
  /** A person waits for what failed. */
  readonly urgent: boolean;
  readonly onRetry: (() => unknown) | undefined;
}

type NewToast = Pick<Toast, 'error' | 'urgent' | 'onRetry'>;

export interface ToastQueue {
  /**
   * Shows it; the same cause again is counted where it stands. What comes while nobody shows anything waits for one
   * task, as an app's first effect runs before the one of a corner beside it; then it is dropped, and `onUnseen` told.
   */
  readonly push: (toast: NewToast, onUnseen?: () => void) => void;
  readonly close: (id: number) => void;
  /** The failure is over: closes what shows it. A newer one of the same cause stays. */
  readonly dismiss: (error: object) => void;
  /** Says that somebody shows what is in here, and when it changed. Once nobody does, it is emptied. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Oldest first. */
  readonly getSnapshot: () => readonly Toast[];
}

/** More than this is a wall nobody reads. */
const most = 3;
/** How long a closed one may take to go, ms. */
const leaving = 200;

/** What is on the screen, at most three at a time. What has no room is not kept for later: by then it would be old news. */
export function createToastQueue(flights: Pick<Flights, 'onKept'> = pageFlights): ToastQueue {
  let toasts: readonly Toast[] = [];
  let lastId = 0;
  const listeners = new Set<() => void>();
  let stopListening = (): void => undefined;
  /** What waits for somebody to show it. */
  let held: readonly NewToast[] = [];

  function set(next: readonly Toast[]): void {
    toasts = next;
    for (const listener of listeners) listener();
  }

  const close = (which: (toast: Toast) => boolean): void => {
    const going = new Set(toasts.filter((toast) => toast.open && which(toast)).map(({ id }) => id));
    if (going.size === 0) return;
    set(toasts.map((toast) => (going.has(toast.id) ? { ...toast, open: false } : toast)));
    setTimeout(() => set(toasts.filter(({ id }) => !going.has(id))), leaving);
  };
  const dismiss = (error: object): void => {
    held = held.filter((toast) => toast.error !== error);
    close((toast) => toast.error === error);
  };

  function show(toast: NewToast): void {
    const known = toasts.find(({ open, error }) => open && causeOf(error) === causeOf(toast.error));
    if (known) {
      // An effect that runs twice, as in StrictMode, tells of one failure.
      const count = known.error === toast.error ? known.count : known.count + 1;
      const again = { ...known, ...toast, count, onRetry: toast.onRetry ?? known.onRetry };
      set(toasts.map((one) => (one === known ? again : one)));
    } else {
      lastId += 1;
      set([...withRoom(toasts), { ...toast, id: lastId, count: 1, open: true }]);
    }
  }

  return {
    push(toast, onUnseen) {
      if (listeners.size > 0) return show(toast);
      held = [...held, toast];
      setTimeout(() => {
        if (!held.includes(toast)) return;
        held = held.filter((one) => one !== toast);
        onUnseen?.();
      }, 0);
    },
    close: (id) => close((toast) => toast.id === id),
    dismiss,
    subscribe(listener) {
      stopListening = flights.onKept(dismiss);
      listeners.add(listener);
      const waiting = held;
      held = [];
      for (const toast of waiting) show(toast);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopListening();
        // Not at once: in the same commit another corner may take this one's place.
        queueMicrotask(() => {
          if (listeners.size === 0) toasts = [];
        });
      };
    },
    getSnapshot: () => toasts,
  };
}

/** Who, what and why: two failures with the same three say the same to a person. */
function causeOf({ provider, kind, code }: ProviderError): string {
  return JSON.stringify([provider, kind, code]);
}

/** Those that go make room first, then the oldest without an action. */
function withRoom(toasts: readonly Toast[]): readonly Toast[] {
  if (toasts.length < most) return toasts;
  const goes = toasts.find(({ open }) => !open) ?? toasts.find(({ onRetry }) => !onRetry) ?? toasts[0];
  return withRoom(toasts.filter((toast) => toast !== goes));
}

/** The page's own. */
export const toastQueue: ToastQueue = createToastQueue();
