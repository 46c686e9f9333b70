'use client';
import { QueryClientContext, QueryErrorResetBoundary } from '@tanstack/react-query';
import type { QueryCache } from '@tanstack/react-query';
import { Component, createRef, useContext } from 'react';
import type { ComponentType, ErrorInfo, ReactElement, ReactNode } from 'react';
import { BoundaryContext } from '../hooks/boundary-context.js';
import { throwsFor } from '../hooks/throws-for.js';
import { BoundaryFocusKeeper } from './boundary-focus-keeper.js';
import { DefaultFallback } from './default-fallback.js';
import { FallbackGuard } from './fallback-guard.js';
import type { FallbackProps } from './fallback-props.js';
import { PlainFallback } from './plain-fallback.js';
import { WhenRecovered } from './when-recovered.js';

/** Why the children are rendered again. `recovery`: the money or the allowance they failed for is there again. */
export type ResetDetails =
  | { reason: 'recovery' }
  | { reason: 'imperative-api'; args: unknown[] }
  | { reason: 'keys'; prev: readonly unknown[] | undefined; next: readonly unknown[] | undefined };

interface SharedProps {
  children?: ReactNode;
  /** Called once for each error that is caught, as React reports it: also for one of the fallback. */
  onError?: ((error: unknown, info: ErrorInfo) => void) | undefined;
  onReset?: ((details: ResetDetails) => void) | undefined;
  /** When one of these changes after an error, the children are rendered again. */
  resetKeys?: readonly unknown[] | undefined;
}

/** At most one of the three; none shows an `ErrorMessage`. */
export type ProviderErrorBoundaryProps = SharedProps &
  (
    | { fallback: ReactNode; fallbackRender?: never; FallbackComponent?: never }
    | { fallback?: never; fallbackRender: (props: FallbackProps) => ReactNode; FallbackComponent?: never }
    | { fallback?: never; fallbackRender?: never; FallbackComponent: ComponentType<FallbackProps> }
    | { fallback?: never; fallbackRender?: never; FallbackComponent?: never }
  );

/**
 * Where queries without data throw to: inside it, `useProviderQuery` throws its failure here. Its props are those of
 * react-error-boundary. Resetting it resets the queries that failed below it, and no others; before the provider's time
 * these send nothing, and it shows the same failure again. It resets itself as soon as the owner has topped up, or has
 * more of an allowance. What failed below is asked for anew when people come back to its page, suspended or not.
 *
 * A fallback of yours that throws goes to the `ProviderErrorBoundary` outside this one. Where there is none the page
 * stays all the same: the `ErrorMessage` is shown then, or at least a button.
 *
 * Errors in event handlers and timers do not come here; React does not catch them.
 *
 * @example
 * ```tsx
 * <ProviderErrorBoundary><Models /></ProviderErrorBoundary>
 * ```
 */
export function ProviderErrorBoundary(props: ProviderErrorBoundaryProps): ReactElement {
  const outside = useContext(BoundaryContext) ? 'boundary' : 'page';
  const queries = useContext(QueryClientContext)?.getQueryCache();
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => <Boundary {...props} resetQueries={reset} queries={queries} outside={outside} />}
    </QueryErrorResetBoundary>
  );
}

/** What an error of the fallback would reach. */
type Outside = 'boundary' | 'page';

type Props = ProviderErrorBoundaryProps & { resetQueries: () => void; queries: QueryCache | undefined; outside: Outside };
/** Anything can be thrown, null too: only `caught` says whether something was. */
interface State {
  caught: boolean;
  error: unknown;
  /** The button that reset had the focus, and is gone. */
  keepsFocus: boolean;
}
const untouched: State = { caught: false, error: null, keepsFocus: false };

class Boundary extends Component<Props, State> {
  override state: State = untouched;
  private readonly message = createRef<HTMLDivElement>();
  /** When the children began, epoch ms. */
  private begun = Date.now();

  static getDerivedStateFromError(error: unknown): State {
    return { caught: true, error, keepsFocus: false };
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    this.props.onError?.(error, info);
  }

  override getSnapshotBeforeUpdate(): Element | null {
    return document.activeElement;
  }

  override componentDidUpdate(before: Props, was: State, focused: Element | null): void {
    const { resetKeys } = this.props;
    const lostFocus = focused !== null && focused !== document.body && !focused.isConnected;
    if (!this.state.caught) {
      if (was.caught && lostFocus) this.keepFocus(true);
      return;
    }
    if (lostFocus) this.message.current?.querySelector<HTMLElement>('.tryagain-title')?.focus();
    // Only once the error was there before: a key that changed in the same render must not reset what it caused.
    if (was.caught && haveChanged(before.resetKeys, resetKeys)) this.again({ reason: 'keys', prev: before.resetKeys, next: resetKeys });
  }

  override componentWillUnmount(): void {
    this.leave();
  }

  private readonly reset = (...args: unknown[]): void => {
    if (this.state.caught) this.again({ reason: 'imperative-api', args });
  };

  private readonly recover = (): void => {
    if (this.state.caught) this.again({ reason: 'recovery' });
  };

  private again(details: ResetDetails): void {
    this.props.onReset?.(details);
    this.props.resetQueries();
    if (details.reason === 'keys') this.leave();
    this.begun = Date.now();
    this.setState(untouched);
  }

  /**
   * What failed below and is not shown any more begins anew: TanStack Query would throw the old failure on the way back,
   * and ask nothing.
   */
  private leave(): void {
    const { caught, error: thrown } = this.state;
    if (!caught) return;
    const { queries } = this.props;
    for (const query of queries?.getAll() ?? []) {
      const { status, data, error, errorUpdatedAt } = query.state;
      const isOurs = error === thrown || errorUpdatedAt >= this.begun;
      // Not `reset`: that stops the query's gcTime, and what nobody comes back to would stay for good.
      if (status === 'error' && data === undefined && isOurs && query.getObserversCount() === 0) queries?.remove(query);
    }
  }

  private keepFocus(keepsFocus: boolean): void {
    this.setState({ keepsFocus });
  }

  override render(): ReactNode {
    const { caught, error, keepsFocus } = this.state;
    const { children, outside, onError } = this.props;
    if (!caught) {
      return (
        <BoundaryContext.Provider value={throwsFor}>
          {keepsFocus && <BoundaryFocusKeeper onLeave={() => this.keepFocus(false)} />}
          {children}
        </BoundaryContext.Provider>
      );
    }
    const props: FallbackProps = { error, resetErrorBoundary: this.reset };
    const usual = <DefaultFallback {...props} messageRef={this.message} />;
    const shown = this.ownFallback(props);
    const rungs = [...(shown === undefined ? [] : [shown]), usual, <PlainFallback key="plain" onRetry={this.reset} />];
    return (
      <>
        {outside === 'boundary' ? rungs[0] : <FallbackGuard rungs={rungs} onError={onError} />}
        <WhenRecovered error={error} then={this.recover} />
      </>
    );
  }

  /** Undefined where the app has none. */
  private ownFallback(props: FallbackProps): ReactNode {
    const { fallback, fallbackRender, FallbackComponent } = this.props;
    // In a component of its own: what it throws here would pass every guard below.
    if (fallbackRender) return <Rendered {...props} render={fallbackRender} />;
    return FallbackComponent ? <FallbackComponent {...props} /> : fallback;
  }
}

function Rendered({ render, ...props }: FallbackProps & { render: (props: FallbackProps) => ReactNode }): ReactNode {
  return render(props);
}

function haveChanged(before: readonly unknown[] = [], after: readonly unknown[] = []): boolean {
  return before.length !== after.length || before.some((key, index) => !Object.is(key, after[index]));
}
