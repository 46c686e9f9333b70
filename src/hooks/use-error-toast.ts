'use client';
import { useCallback } from 'react';
import { toastQueue } from '../recovery/toast-queue.js';
import { useTryAgain } from './try-again-context.js';
import { readOnce } from './use-failure.js';

/** Who waits for what failed, and how it is repeated. */
export interface ErrorToastOptions {
  /**
   * Who did what failed. `user`: a person waits for it, so it interrupts what a screen reader says. `background`: it
   * waits for a pause. Default: `user` where there is an `onRetry`, else `background`.
   */
  action?: 'user' | 'background' | undefined;
  /**
   * Repeats what failed. The message then has a button and stays until it is closed. Have the same button on the page
   * as well: a modal dialog hides messages from screen readers, and a closed one is gone. Both for the same error
   * object are one request while a promise is under way, and the message goes when that is kept.
   */
  onRetry?: (() => unknown) | undefined;
}

/**
 * A function that shows a failure in the corner of the page, in any shape. The same cause again is counted, not
 * stacked; something a person stopped themselves, `null` and `undefined` show nothing. The function stays the same
 * between renders.
 *
 * It hands back `dismiss`, for what was repeated elsewhere: it takes the message away, unless the same cause has struck
 * again since.
 *
 * Needs one `ErrorToaster` on the page; without it a warning stands in the console during development.
 *
 * @example
 * ```tsx
 * const toast = useErrorToast();
 * const save = useProviderMutation({ mutationFn, onError: (error) => toast(error, { action: 'user' }) });
 * ```
 */
export function useErrorToast(): (error: unknown, options?: ErrorToastOptions) => () => void {
  const { reader } = useTryAgain();
  return useCallback(
    (error, { onRetry, action = onRetry ? 'user' : 'background' } = {}) => {
      if (error === null || error === undefined) return nothing;
      const failure = readOnce(error, reader);
      if (failure.kind === 'aborted') return nothing;
      toastQueue.push({ error: failure, urgent: action === 'user', onRetry }, warn);
      return () => toastQueue.dismiss(failure);
    },
    [reader],
  );
}

function warn(): void {
  if (process.env.NODE_ENV === 'production') return;
  console.warn(
    'useErrorToast: nothing was shown, as no <ErrorToaster /> is on this page. Place one beside the app: <><App /><ErrorToaster /></>',
  );
}

const nothing = () => undefined;
