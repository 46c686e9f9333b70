import { nearestName } from '../errors/nearest-name.js';
import { createAccount, fillIn } from './account.js';
import { documentedScenarios } from './documented-scenarios.js';
import { faultScenarios } from './fault-scenarios.js';
import { kimi } from '../providers/kimi.js';
import { kimiCode } from '../providers/kimi-code.js';
import { minimax } from '../providers/minimax.js';
import type { Scenario, ScenarioRow, Strike } from './scenario.js';
import { seenScenarios } from './seen-scenarios.js';

export const defaultSeed = 1;

/**
 * Every way to fail, as data: each documented row of each provider and each of its messages, what was seen beyond the
 * documentation, and what can happen between a provider and us.
 *
 * @example
 * ```ts
 * for (const { name } of scenarios) test(name, async () => { simulator.use(name); … });
 * scenarios.filter(({ kind }) => kind === 'insufficient-balance'); // 'kimi/account-suspended', 'minimax/1008', …
 * ```
 */
export const scenarios: readonly Scenario[] = [...documentedScenarios, ...seenScenarios, ...faultScenarios].map((row) => ({
  ...row,
  kind: kindOf(row),
  message: fillIn(row.template, createAccount(defaultSeed), Date.now()),
}));

function kindOf({ provider, row }: ScenarioRow): Scenario['kind'] {
  const table = [kimi, kimiCode, minimax].find(({ name }) => name === provider);
  return table?.rows.find(({ id }) => id === row)?.kind ?? null;
}

const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
const inStream = '@stream';

/**
 * What a name stands for; null for `none`.
 *
 * @throws TypeError that names the nearest scenario, or those of the kind, code or status that stands in its place.
 */
export function findScenario(name: unknown, from: string): Strike | null {
  if (name === 'none') return null;
  if (typeof name !== 'string') {
    throw new TypeError(`${from}: scenario must be a name such as "kimi/rpm", or "none". Names are listed in \`scenarios\`.`);
  }
  const late = name.endsWith(inStream);
  const scenario = byName.get(late ? name.slice(0, -inStream.length) : name);
  if (!scenario) {
    const meant = meantBy(name.replace(inStream, '')).map((one) => `"${one}"`);
    throw new TypeError(
      `${from}: no scenario is called "${name.slice(0, 80)}". Did you mean ${meant.join(', ')}? Names are listed in \`scenarios\`; "none" lets everything work.`,
    );
  }
  if (late && scenario.fault) {
    throw new TypeError(
      `${from}: "${scenario.name}" has no ${inStream} form. Write "any/stall-later", "any/reset" or "any/cut" for what strikes in the middle.`,
    );
  }
  return { scenario, inStream: late };
}

/** Who knows a kind, a code or a status of what they are looking for needs no list of names. */
function meantBy(name: string): readonly string[] {
  const [whose = '', what = whose] = name.split('/');
  const such = scenarios.filter(({ kind, code, status, provider }) => provider && [kind, code, String(status)].includes(what));
  const theirs = such.filter(({ provider }) => provider === whose);
  const found = theirs.length > 0 ? theirs : such;
  return found.length > 0 ? found.slice(0, 6).map((scenario) => scenario.name) : [nearestName(name, [...byName.keys()])];
}
