/** Rounded from `npm run sizes`, kB gzip; a test holds them to what is built. */
export const measured = {
  'useProviderQuery + ErrorMessage + RetryButton + English': 39,
  tryagain: 63,
  'tryagain/errors': 20,
  'tryagain/styles.css': 4,
  zh: 3.4,
} as const;
