export { createSimulator } from './testing/create-simulator.js';
export type { SimulatedRequest, Simulator } from './testing/create-simulator.js';
export type { SimulatorOptions } from './testing/options.js';
export type { Scenario } from './testing/scenario.js';
export { scenarios } from './testing/scenarios.js';
