export const basePath = '/api/ai';

/** What `{basePath}/__simulator` says. */
export interface SimulatorStatus {
  readonly providers: Readonly<Record<string, 'real' | 'simulator'>>;
  readonly scenario: string;
  readonly scenarios: readonly string[];
}

export async function readStatus(): Promise<SimulatorStatus> {
  const response = await fetch(`${basePath}/__simulator`);
  return (await response.json()) as SimulatorStatus;
}

/** Who shows what is played hears it here, whichever picker it came from. */
export const scenarioEvent = 'story:scenario';

export async function playScenario(scenario: string): Promise<void> {
  const response = await fetch(`${basePath}/__simulator`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ scenario }),
  });
  const status = (await response.json()) as SimulatorStatus;
  window.dispatchEvent(new CustomEvent<SimulatorStatus>(scenarioEvent, { detail: status }));
}
