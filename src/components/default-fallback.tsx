'use client';
import { useState } from 'react';
import type { ReactElement, RefObject } from 'react';
import { ProviderError } from '../errors/provider-error.js';
import { useFailure } from '../hooks/use-failure.js';
import { ErrorMessage } from './error-message.js';
import type { FallbackProps } from './fallback-props.js';

/** What a boundary shows without a fallback of the app's: the message with a heading, and always a way back. */
export function DefaultFallback({
  error,
  resetErrorBoundary,
  messageRef,
}: FallbackProps & { messageRef: RefObject<HTMLDivElement | null> }): ReactElement {
  const failure = useFailure(error);
  // For what is no failure to show, such as null or an abort: the children are gone all the same. One for each
  // boundary, as buttons for one failure run together.
  const [unexpected] = useState(() => new ProviderError({ kind: 'unknown' }));
  const shown = failure === null || failure.kind === 'aborted' ? unexpected : failure;
  const retry = () => resetErrorBoundary();
  return <ErrorMessage ref={messageRef} error={shown} heading={2} onRetry={retry} button="always" />;
}
