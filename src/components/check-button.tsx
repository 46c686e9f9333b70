'use client';
import type { ReactElement } from 'react';
import { useSingleFlight } from './use-single-flight.js';

interface CheckButtonProps {
  label: string;
  /** While it looks. */
  busy: string;
  onCheck: () => Promise<unknown>;
  quiet: boolean;
}

/** Looks once, however often it is pressed meanwhile. Keeps the focus: never `disabled`. */
export function CheckButton({ label, busy, onCheck, quiet }: CheckButtonProps): ReactElement {
  const { run, flying } = useSingleFlight(onCheck);
  return (
    <button
      type="button"
      className="tryagain-button"
      aria-disabled={flying || undefined}
      data-state={flying ? 'retrying' : 'ready'}
      data-variant={quiet ? 'quiet' : undefined}
      onClick={run}
    >
      {flying && <span className="tryagain-spinner" aria-hidden="true" />}
      {flying ? busy : label}
    </button>
  );
}
