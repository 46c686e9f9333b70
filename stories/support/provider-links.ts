import { kimi, kimiCode, minimax } from '../../src/providers.js';

/** The owner's pages, as an app would write them down: here those of each provider's first host. */
export const providerLinks = Object.fromEntries([kimi, kimiCode, minimax].map((table) => [table.name, table.hosts[0].links]));
