export interface Simulator {
  fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  use(scenario: string): void;
  readonly requests: readonly { method: string; url: string; body: string }[];
}
export declare function createSimulator(options?: { scenario?: string; seed?: number }): Simulator;
