/** What `useBalance` and `usePlanUsage` take. */
export interface AccountOptions {
  provider?: string | undefined;
  enabled?: boolean | undefined;
  throwOnError?: boolean | undefined;
}
