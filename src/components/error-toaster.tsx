'use client';
import * as Radix from '@radix-ui/react-toast';
import { forwardRef, useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { useTryAgain } from '../hooks/try-again-context.js';
import type { Viewer } from '../hooks/try-again-context.js';
import { warnOnce } from '../hooks/warn-once.js';
import { toastQueue } from '../recovery/toast-queue.js';
import type { Toast } from '../recovery/toast-queue.js';
import { bothRefs } from './both-refs.js';
import { classNames } from './class-names.js';
import { ErrorToast } from './error-toast.js';
import { useMessages } from './messages-context.js';
import { useCommitEffect } from '../hooks/use-commit-effect.js';

export interface ErrorToasterProps extends Omit<ComponentPropsWithoutRef<'ol'>, 'children'> {
  /** The key that leads to the messages, as `KeyboardEvent.code`. Default `F8`. */
  hotkey?: string | undefined;
  /** Who reads. Default: what `TryAgainProvider` says. */
  viewer?: Viewer | undefined;
}

/**
 * The corner where `useErrorToast` shows what failed. Place it once. At most three messages at a time; the same cause
 * again raises a count. What a person did themselves interrupts a screen reader, the rest waits for a pause. A message
 * goes after eight seconds, one with a button stays; hovering or focusing stops the time. It can be swiped away, or
 * closed with Esc; F8 leads there.
 *
 * Never the only home of a button: while a modal dialog is open, everything outside it is hidden from screen readers,
 * this corner too. Show the same failure in place as well, with `ErrorMessage` or a banner.
 *
 * All props and the ref go to the list. Its items have `data-kind`, `data-count`, `data-state`: `open` or `closed`.
 */
export const ErrorToaster = forwardRef<HTMLOListElement, ErrorToasterProps>(function ErrorToaster(
  { hotkey = 'F8', viewer: given, className, ...props },
  ref,
): ReactElement {
  const { viewer: usual } = useTryAgain();
  const messages = useMessages();
  const list = useRef<HTMLOListElement | null>(null);
  const both = useMemo(() => bothRefs(list, ref), [ref]);
  // Looked at before a message goes: afterwards the focus is gone with it.
  const focused = useRef(false);
  const subscribe = useCallback((listener: () => void) => {
    if (process.env.NODE_ENV === 'development') warnOfSecondToaster();
    return toastQueue.subscribe(() => {
      focused.current = list.current?.contains(document.activeElement) ?? false;
      listener();
    });
  }, []);
  const toasts = useSyncExternalStore(subscribe, toastQueue.getSnapshot, none);
  const keys = useMemo(() => [hotkey], [hotkey]);
  const [swipe, setSwipe] = useState<'left' | 'right'>('right');

  useCommitEffect(() => {
    if (!list.current) return;
    setSwipe(getComputedStyle(list.current).direction === 'rtl' ? 'left' : 'right');
    if (focused.current && document.activeElement === document.body) list.current.focus();
  }, [toasts]);
  // Where there is no room for all, as on a phone that lies on its side, the one that came last is seen.
  const newest = toasts.at(-1)?.id;
  useCommitEffect(() => {
    if (list.current && !list.current.contains(document.activeElement)) list.current.scrollTop = list.current.scrollHeight;
  }, [newest]);

  return (
    <Radix.Provider label={messages.toasts.label} swipeDirection={swipe}>
      {toasts.map((toast) => (
        <ErrorToast key={toast.id} toast={toast} viewer={given ?? usual} hotkey={hotkey.replace(/^(?:Key|Digit)/, '')} />
      ))}
      <Radix.Viewport
        {...props}
        ref={both}
        className={classNames('tryagain-toasts', className)}
        hotkey={keys}
        label={messages.toasts.region}
      />
    </Radix.Provider>
  );
});

const empty: readonly Toast[] = [];
const none = () => empty;

function warnOfSecondToaster(): void {
  if (document.querySelectorAll('.tryagain-toasts').length < 2) return;
  warnOnce('ErrorToaster: there are two on this page, and each shows every message. Keep the one that stands highest, beside the app.');
}
