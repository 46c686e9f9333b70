import { kimi, kimiCode, minimax } from '../../src/providers.js';
import { scenarios } from '../../src/testing.js';

type Scenario = (typeof scenarios)[number];

export const scenarioNames: readonly string[] = ['none', ...scenarios.map(({ name }) => name)];

/** Whom a scenario is about, in the order of a picker. */
const groups = [
  ['kimi', 'Kimi'],
  ['minimax', 'MiniMax'],
  ['kimi-code', 'Kimi Code'],
  ['any', 'Network'],
] as const;

export interface ScenarioGroup {
  readonly label: string;
  readonly choices: readonly { readonly name: string; readonly label: string }[];
}

/** Scenarios for a picker. Their labels are words of ours: a provider's own sentence is shown nowhere. */
export const scenarioGroups: readonly ScenarioGroup[] = groups.map(([prefix, label]) => ({
  label,
  choices: scenarios
    .filter(({ name }) => name.startsWith(`${prefix}/`))
    .map((scenario) => ({ name: scenario.name, label: labelOf(scenario) })),
}));

/** The scenario and where it is met; null for `none` and for names nobody knows. */
export function findScenario(name: string): Scenario | null {
  return scenarios.find((scenario) => scenario.name === name) ?? null;
}

function labelOf({ name, row }: Scenario): string {
  const id = name.slice(name.indexOf('/') + 1);
  const kind = [kimi, kimiCode, minimax].find((table) => name.startsWith(`${table.name}/`))?.rows.find((known) => known.id === row)?.kind;
  const words = id.replaceAll('-', ' ');
  return kind && kind.replaceAll('-', ' ') !== words ? `${words} (${kind.replaceAll('-', ' ')})` : words;
}
