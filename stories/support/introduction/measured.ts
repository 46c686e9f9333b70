/** Rounded from `npm run sizes`, kB gzip; a test holds them to what is built. */
export const measured = {
  'useProviderQuery + ErrorMessage + RetryButton + English': 43,
  tryagain: 68,
  'tryagain/errors': 22,
  'tryagain/styles.css': 4.5,
  zh: 3.4,
} as const;
