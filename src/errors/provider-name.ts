/**
 * Whom you ask: one of the tables in this package, or one of your own. An editor offers those it knows; any other name is
 * right as well.
 */
export type ProviderName = 'kimi' | 'kimi-code' | 'minimax' | 'openai' | 'anthropic' | 'openrouter' | (string & {});
