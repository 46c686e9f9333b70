import { nearestName } from '../errors/nearest-name.js';
import { createAccount, fillIn } from './account.js';
import { documentedScenarios } from './documented-scenarios.js';
import { faultScenarios } from './fault-scenarios.js';
import type { Scenario, Strike } from './scenario.js';
import { seenScenarios } from './seen-scenarios.js';

export const defaultSeed = 1;

/**
 * Every way to fail, as data: each documented row of each provider and each of its messages, what was seen beyond the
 * documentation, and what can happen between a provider and us.
 *
 * @example
 * ```ts
 * for (const { name } of scenarios) test(name, async () => { simulator.use(name); … });
 * ```
 */
export const scenarios: readonly Scenario[] = [...documentedScenarios, ...seenScenarios, ...faultScenarios].map((row) => ({
  ...row,
  message: fillIn(row.template, createAccount(defaultSeed), Date.now()),
}));

const byName = new Map(scenarios.map((scenario) => [scenario.name, scenario]));
const inStream = '@stream';

/**
 * What a name stands for; null for `none`.
 *
 * @throws TypeError that names the nearest scenario.
 */
export function findScenario(name: unknown, from: string): Strike | null {
  if (name === 'none') return null;
  if (typeof name !== 'string') {
    throw new TypeError(`${from}: scenario must be a name such as "kimi/rpm", or "none". Names are listed in \`scenarios\`.`);
  }
  const late = name.endsWith(inStream);
  const scenario = byName.get(late ? name.slice(0, -inStream.length) : name);
  if (!scenario) {
    throw new TypeError(
      `${from}: no scenario is called "${name.slice(0, 80)}". Did you mean "${nearestName(name.replace(inStream, ''), [...byName.keys()])}"? Names are listed in \`scenarios\`; "none" lets everything work.`,
    );
  }
  if (late && scenario.fault) {
    throw new TypeError(
      `${from}: "${scenario.name}" has no ${inStream} form. Write "any/stall-later", "any/reset" or "any/cut" for what strikes in the middle.`,
    );
  }
  return { scenario, inStream: late };
}
