import type { ForwardedRef, RefCallback, RefObject } from 'react';

/** A ref of our own and the app's, on one element. */
export function bothRefs<Element>(own: RefObject<Element | null>, given: ForwardedRef<Element>): RefCallback<Element> {
  return (element) => {
    own.current = element;
    if (typeof given === 'function') return given(element);
    if (given) given.current = element;
    return undefined;
  };
}
