/** The longest wait that is believed, ms: 32 days, so that a monthly window still fits. */
export const longestWait = 32 * 24 * 60 * 60 * 1_000;
