const told = new Set<string>();

/** For developers, in English: each thing once, as a warning a second would bury everything else in the console. */
export function warnOnce(text: string): void {
  if (told.has(text)) return;
  told.add(text);
  console.warn(`tryagain: ${text}`);
}
