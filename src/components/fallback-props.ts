/** What a fallback of a `ProviderErrorBoundary` is given. */
export interface FallbackProps {
  /** What was thrown, as it was thrown: anything can be. */
  error: unknown;
  /** Renders the children again and lets their failed queries ask again. What is given goes to `onReset`. */
  resetErrorBoundary: (...args: unknown[]) => void;
}
