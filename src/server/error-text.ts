import { normalizeError } from '../providers/reader.js';
import { problemDocument } from './problem-response.js';

/**
 * For the AI SDK: `result.toUIMessageStreamResponse({ onError: errorText })`. Its default tells the browser only "An
 * error occurred."; this is the problem document as text, which `normalizeError` and every component here understand
 * in `useChat`'s `error`. No provider text, no ids but the request's, no numbers of limits.
 */
export function errorText(error: unknown): string {
  return JSON.stringify(problemDocument(normalizeError(error), { account: false }));
}
