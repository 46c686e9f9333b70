import type { ProviderName } from '../errors/provider-name.js';

/** What `useBalance` and `usePlanUsage` take. */
export interface AccountOptions {
  /** Whose account. */
  provider?: ProviderName | undefined;
  /** Whether it is asked at all. Default true. */
  enabled?: boolean | undefined;
  /** Whether a failure goes to the nearest boundary. Default: as `useProviderQuery` says. */
  throwOnError?: boolean | undefined;
}
