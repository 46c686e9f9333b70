export { createHandler } from './server/create-handler.js';
export { errorText } from './server/error-text.js';
export type { HandlerOptions, Limits, ProviderOptions, Visitor } from './server/handler-options.js';
export { toNodeHandler } from './server/to-node-handler.js';
