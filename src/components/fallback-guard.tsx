'use client';
import { Component } from 'react';
import type { ErrorInfo, ReactNode } from 'react';

interface Props {
  /** What to show, and what instead when that throws; after the last: nothing. */
  rungs: readonly ReactNode[];
  onError: ((error: unknown, info: ErrorInfo) => void) | undefined;
}

/** Without it, a fallback that throws takes the whole page away. Each rung is tried once, so nothing goes round. */
export class FallbackGuard extends Component<Props, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override render(): ReactNode {
    const { rungs, onError } = this.props;
    const [first, ...rest] = rungs;
    if (!this.state.broken) return first;
    return rest.length > 0 ? <FallbackGuard rungs={rest} onError={onError} /> : null;
  }
}
