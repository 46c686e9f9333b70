import { ProviderError } from '../errors/provider-error.js';
import type { ProviderErrorFacts } from '../errors/provider-error-facts.js';
import { safeCode } from '../errors/redact.js';
import { describeFailure, providerLabel } from './describe-failure.js';
import type { Messages } from './messages.js';
import { writeInstant } from './write-time.js';

interface Occasion {
  /** When it happened, epoch ms. */
  readonly at: number;
  /** The page's address. */
  readonly page: string;
}

/**
 * What a visitor sends to the owner: what happened in the owner's words, and where to look for it. No numbers of the
 * account's limits, as a visitor reads it too; and nothing of what they wrote.
 */
export function writeReport(error: ProviderError, messages: Messages, { at, page }: Occasion): string {
  const { facts, actions } = messages;
  const { kind, provider, code, requestId } = error;
  const known: ProviderErrorFacts = error;
  const told = new ProviderError({ ...known, wait: null, limit: error.limit && { ...error.limit, max: null, current: null } });
  const { title, action } = describeFailure(told, messages, 'owner', { now: null });
  const lines = [
    [facts.page, page],
    [facts.provider, provider === null ? null : providerLabel(provider, messages)],
    [facts.code, safeCode(code) ?? kind],
    [facts.time, writeInstant(at, messages.locale)],
    [actions.requestId, requestId],
  ];
  return [title, action, '', ...lines.flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []))].join('\n');
}
