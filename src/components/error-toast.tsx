'use client';
import * as Radix from '@radix-ui/react-toast';
import { useState } from 'react';
import type { PointerEvent, ReactElement } from 'react';
import type { Viewer } from '../hooks/try-again-context.js';
import { fill } from '../messages/fill.js';
import { writeCount, writeNumber } from '../messages/write-number.js';
import { toastQueue } from '../recovery/toast-queue.js';
import type { Toast } from '../recovery/toast-queue.js';
import { AutoRowContext, useAutoRow } from './auto-row.js';
import { canRepeat } from './can-repeat.js';
import { CloseIcon } from './close-icon.js';
import { FailureIcon } from './failure-icon.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { RetryButton } from './retry-button.js';
import { SpokenWait } from './spoken-wait.js';
import { useDescription } from './use-description.js';
import { useMended } from './use-mended.js';

/** Long enough for two sentences, ms. */
const lifetime = 8000;

/** Once the browser scrolls, the finger is no longer heard of: Radix would go on from where it last was. */
function endSwipe({ currentTarget, pointerId }: PointerEvent<HTMLLIElement>): void {
  currentTarget.dispatchEvent(new globalThis.PointerEvent('pointerup', { bubbles: true, pointerId }));
  // Radix keeps the click after a swipe from doing anything; no click follows this one, and the next press would be it.
  currentTarget.dispatchEvent(new Event('click'));
}

interface ErrorToastProps {
  toast: Toast;
  viewer: Viewer;
  /** As it is told. */
  hotkey: string;
}

/** One message in the corner. */
export function ErrorToast({ toast, viewer, hotkey }: ErrorToastProps): ReactElement {
  const messages = useMessages();
  const { error, count, onRetry } = toast;
  const text = useDescription(error, viewer);
  const mended = useMended(error, viewer);
  const row = useAutoRow();
  const [isPressed, setPressed] = useState(false);
  const repeats = onRetry !== undefined && canRepeat(error);
  const retry = () => {
    setPressed(true);
    return onRetry?.();
  };

  return (
    <Radix.Root
      className="tryagain-toast"
      // Radix leaves a finger no direction but its own: the page, and a list that is too long, could not be scrolled.
      style={{ touchAction: 'pan-y pinch-zoom' }}
      onPointerCancel={endSwipe}
      type={toast.urgent ? 'foreground' : 'background'}
      open={toast.open}
      onOpenChange={(open) => {
        if (!open) toastQueue.close(toast.id);
      }}
      // What has a button stays. Another length starts the time anew: each repetition is read in full.
      duration={repeats ? Infinity : lifetime + count}
      data-kind={error.kind}
      data-retry={error.retry}
      data-fixable-by={error.fixableBy}
      data-count={count}
    >
      <FailureIcon kind={mended === null ? error.kind : 'mended'} detail={mended === null ? error.detail : null} />
      <div className="tryagain-toast-body">
        <div className="tryagain-text">
          <Radix.Title className="tryagain-title">
            {mended ?? text?.title}
            {count > 1 && (
              <span className="tryagain-count">
                <span aria-hidden="true">×{writeNumber(count, messages.locale)}</span>
                <span style={hidden}> {writeCount(count, messages.toasts.repeated, messages.locale)}</span>
              </span>
            )}
          </Radix.Title>{' '}
          {/* Spaces: what is read out is put together from these texts as they stand. */}
          {mended === null && <Radix.Description className="tryagain-action">{text?.action}</Radix.Description>}{' '}
          {repeats && <SpokenWait error={error} />}
        </div>{' '}
        {repeats && (
          // Radix reads the message out from the page's own text: a counter and what it says itself are no part of it.
          <div
            className="tryagain-actions"
            data-radix-toast-announce-exclude=""
            data-radix-toast-announce-alt={fill(messages.toasts.reach, { hotkey })}
          >
            <AutoRowContext.Provider value={row}>
              <Radix.Action asChild altText={fill(messages.toasts.reach, { hotkey })}>
                {/* A press closes it: while it goes it may say that it has worked. */}
                <RetryButton error={toast.open || !isPressed ? error : null} onRetry={retry} data-variant="quiet">
                  {mended === null ? undefined : messages.actions.retry}
                </RetryButton>
              </Radix.Action>
            </AutoRowContext.Provider>
          </div>
        )}
      </div>
      <Radix.Close className="tryagain-close" aria-label={messages.toasts.close}>
        <CloseIcon />
      </Radix.Close>
    </Radix.Root>
  );
}
