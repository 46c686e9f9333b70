import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ProviderError } from './errors.js';
import type { ProviderTable } from './providers.js';
export interface HandlerOptions {
  providers: Record<string, { apiKey: string; baseURL?: string }>;
  allowedOrigins: readonly string[];
  authorize: (request: Request) => false | { user: string; account?: boolean } | Promise<false | { user: string; account?: boolean }>;
  basePath?: string;
  fetch?: typeof fetch;
  tables?: readonly ProviderTable[];
  onFailure?: (error: ProviderError, original: unknown) => void;
}
export declare function createHandler(options: HandlerOptions): (request: Request) => Promise<Response>;
export declare function toNodeHandler(
  handler: (request: Request) => Promise<Response>,
): (request: IncomingMessage, response: ServerResponse) => void;
export declare function errorText(error: unknown): string;
