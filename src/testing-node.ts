export { createSimulatorServer } from './testing/create-simulator-server.js';
export type { SimulatorServer, SimulatorServerOptions } from './testing/create-simulator-server.js';
