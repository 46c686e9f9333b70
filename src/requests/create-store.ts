/** A state to read and to hear of, as `useSyncExternalStore` takes it. */
export interface Store<State> {
  /** Tells the listener of every change until the function it returns is called. */
  readonly subscribe: (listener: () => void) => () => void;
  /** The same object until something changes. */
  readonly getSnapshot: () => State;
}

export interface WritableStore<State> extends Store<State> {
  readonly set: (next: State) => void;
}

export function createStore<State>(initial: State): WritableStore<State> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    getSnapshot: () => state,
    set(next) {
      state = next;
      for (const listener of listeners) listener();
    },
  };
}
