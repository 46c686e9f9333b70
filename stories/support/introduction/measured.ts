/** Rounded from `npm run sizes`, kB gzip; a test holds them to what is built. */
export const measured = {
  'useProviderQuery + ErrorMessage + RetryButton + English': 34,
  tryagain: 55,
  'tryagain/errors': 17,
  'tryagain/styles.css': 4,
  zh: 3.5,
} as const;
