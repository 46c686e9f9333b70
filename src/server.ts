export type { Admission, Admit, Visit } from './server/admission.js';
export { createHandler } from './server/create-handler.js';
export { errorText } from './server/error-text.js';
export type { HandlerOptions, Limits, ProviderOptions, Visitor } from './server/handler-options.js';
export { perVisitor } from './server/per-visitor.js';
export type { VisitorLimits } from './server/per-visitor.js';
export { toNodeHandler } from './server/to-node-handler.js';
