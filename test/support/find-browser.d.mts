export const chromiumArgs: string[];
export function findBrowser(): Promise<string>;
