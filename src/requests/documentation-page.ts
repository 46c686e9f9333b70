import { documentationPages, kimiCodeSources } from '../providers/documentation.js';

const pages: Readonly<Record<string, string>> = { ...documentationPages, 'kimi-code': kimiCodeSources.usage };

/** Where a provider documents its failures; null for one we know no page of. For developers: its weight is no app's. */
export function documentationPage(provider: string | null): string | null {
  return provider !== null && Object.hasOwn(pages, provider) ? (pages[provider] ?? null) : null;
}
