/** Who can answer a question, and with which model. */
export const chatProviders = {
  kimi: { label: 'Kimi', model: 'kimi-k2.6' },
  minimax: { label: 'MiniMax', model: 'MiniMax-M2' },
} as const;

export type ChatProvider = keyof typeof chatProviders;
export const chatProviderNames = Object.keys(chatProviders) as readonly ChatProvider[];
