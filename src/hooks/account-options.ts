import type { ProviderName } from '../errors/provider-name.js';

/** What `useBalance` and `usePlanUsage` take. */
export interface AccountOptions {
  provider?: ProviderName | undefined;
  enabled?: boolean | undefined;
  throwOnError?: boolean | undefined;
}
