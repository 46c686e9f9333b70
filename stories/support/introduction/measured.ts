/** Rounded from `npm run sizes`, kB gzip; a test holds them to what is built. */
export const measured = {
  'useProviderQuery + ErrorMessage + RetryButton + English': 38,
  tryagain: 62,
  'tryagain/errors': 19,
  'tryagain/styles.css': 4,
  zh: 3.4,
} as const;
