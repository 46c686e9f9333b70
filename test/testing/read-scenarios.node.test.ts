import { expect, test } from 'vitest';
import { scenarios } from 'tryagain/testing';
import { failureIn } from '../../src/providers/reader.js';
import { kimi } from '../../src/providers/kimi.js';
import { kimiCode } from '../../src/providers/kimi-code.js';
import { minimax } from '../../src/providers/minimax.js';
import { ask, quickSimulator } from './call.js';

const tables = { kimi, 'kimi-code': kimiCode, minimax } as const;

test.each(
  scenarios.flatMap((scenario) => {
    const { provider, at, name } = scenario;
    return provider && at.length > 0 ? [[name, provider, scenario] as const] : [];
  }),
)('%s is read as the row it names', async (name, provider, scenario) => {
  const row = tables[provider].rows.find(({ id }) => id === scenario.row);
  const error = await failureIn(await ask(quickSimulator(name), scenario), { provider, endpoint: scenario.endpoint });
  expect(error).toMatchObject({ kind: scenario.kind, detail: row?.detail ?? null, code: scenario.code, provider });
});
