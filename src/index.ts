import type {
  DefinedInitialDataInfiniteOptions,
  DefinedInitialDataOptions,
  QueryClient,
  QueryKey,
  QueryKeyWithDataTag,
  UndefinedInitialDataInfiniteOptions,
  UndefinedInitialDataOptions,
  UnusedSkipTokenInfiniteOptions,
  UnusedSkipTokenOptions,
  UseMutationOptions,
  UseMutationResult,
  UseQueryResult,
  DefinedUseQueryResult,
  InfiniteData,
} from '@tanstack/react-query';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import type { ProviderError, Kind } from './errors.js';
import type { Messages } from './messages.js';
import type { Balance, PlanUsage, ProviderTable } from './providers.js';

export type Viewer = 'user' | 'owner';
export interface TryAgainProviderProps {
  client?: QueryClient;
  viewer?: Viewer;
  messages?: Messages;
  providers?: readonly ProviderTable[];
  links?: Record<string, { topUp?: string; plan?: string; keys?: string }>;
  basePath?: string;
  children?: ReactNode;
}
export declare function TryAgainProvider(props: TryAgainProviderProps): ReactElement;

type Read<O> = O & { provider?: string };
export declare function providerQuery<F, E = ProviderError, D = InfiniteData<F>, K extends QueryKey = QueryKey, P = unknown>(
  options: Read<DefinedInitialDataInfiniteOptions<F, E, D, K, P>>,
): DefinedInitialDataInfiniteOptions<F, ProviderError, D, K, P> & QueryKeyWithDataTag<K, InfiniteData<F>, ProviderError>;
export declare function providerQuery<F, E = ProviderError, D = InfiniteData<F>, K extends QueryKey = QueryKey, P = unknown>(
  options: Read<UnusedSkipTokenInfiniteOptions<F, E, D, K, P>>,
): UnusedSkipTokenInfiniteOptions<F, ProviderError, D, K, P> & QueryKeyWithDataTag<K, InfiniteData<F>, ProviderError>;
export declare function providerQuery<F, E = ProviderError, D = InfiniteData<F>, K extends QueryKey = QueryKey, P = unknown>(
  options: Read<UndefinedInitialDataInfiniteOptions<F, E, D, K, P>>,
): UndefinedInitialDataInfiniteOptions<F, ProviderError, D, K, P> & QueryKeyWithDataTag<K, InfiniteData<F>, ProviderError>;
export declare function providerQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<DefinedInitialDataOptions<F, E, D, K>>,
): DefinedInitialDataOptions<F, ProviderError, D, K> & QueryKeyWithDataTag<K, F, ProviderError>;
export declare function providerQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UnusedSkipTokenOptions<F, E, D, K>>,
): UnusedSkipTokenOptions<F, ProviderError, D, K> & QueryKeyWithDataTag<K, F, ProviderError>;
export declare function providerQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UndefinedInitialDataOptions<F, E, D, K>>,
): UndefinedInitialDataOptions<F, ProviderError, D, K> & QueryKeyWithDataTag<K, F, ProviderError>;

export declare function useProviderQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<DefinedInitialDataOptions<F, E, D, K>>,
): DefinedUseQueryResult<D, ProviderError>;
export declare function useProviderQuery<F = unknown, E = ProviderError, D = F, K extends QueryKey = QueryKey>(
  options: Read<UndefinedInitialDataOptions<F, E, D, K>>,
): UseQueryResult<D, ProviderError>;
export declare function useProviderMutation<D = unknown, V = void, C = unknown, E = ProviderError>(
  options: Read<UseMutationOptions<D, E, V, C>>,
): UseMutationResult<D, ProviderError, V, C>;
export declare function useBalance(options?: { provider?: string; enabled?: boolean }): UseQueryResult<Balance, ProviderError>;
export declare function usePlanUsage(options?: { provider?: string; enabled?: boolean }): UseQueryResult<PlanUsage, ProviderError>;
export declare function useCountdown(until: number | null): { remaining: number; state: 'waiting' | 'ready' };

export interface ErrorMessageProps extends ComponentProps<'div'> {
  error: unknown;
  onRetry?: () => unknown;
  viewer?: Viewer;
}
export declare function ErrorMessage(props: ErrorMessageProps): ReactElement | null;
export declare function RetryButton(props: ComponentProps<'button'> & { error?: unknown; onRetry: () => unknown }): ReactElement;
export declare function ProviderErrorBoundary(props: { children?: ReactNode; onReset?: () => void; resetKeys?: unknown[] }): ReactElement;
export type { Kind };
