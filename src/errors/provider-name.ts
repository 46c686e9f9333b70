/** The providers this package has a table of. */
export const ownProviders = ['kimi', 'kimi-code', 'minimax', 'openai', 'anthropic', 'openrouter'] as const;

/**
 * Whom you ask: one of the tables in this package, or one of your own. An editor offers those it knows; any other name is
 * right as well.
 */
export type ProviderName = (typeof ownProviders)[number] | (string & {});
