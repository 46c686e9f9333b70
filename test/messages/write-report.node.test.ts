import { describe, expect, it } from 'vitest';
import { ProviderError } from '../../src/errors/provider-error.js';
import type { ProviderErrorFacts } from '../../src/errors/provider-error-facts.js';
import { describeFailure } from '../../src/messages/describe-failure.js';
import { writeReport } from '../../src/messages/write-report.js';
import { languages, seen } from './languages.js';

const occasion = { at: Date.parse('2026-11-22T12:00:00Z'), page: 'https://app.example/chat' };

describe.each(languages)('a message for the owner, $messages.locale', ({ messages, banned, latin }) => {
  const error = new ProviderError({
    kind: 'insufficient-balance',
    provider: 'minimax',
    code: '1008',
    requestId: 'req-4711-abc',
    limit: { metric: 'tokens', max: 123_456, current: 123_400, window: 'day', scope: 'organization' },
  });
  const lines = seen(writeReport(error, messages, occasion)).split('\n');

  it('says what happened in the owner’s words, then where, who, what, when and the id', () => {
    expect(lines.slice(0, 3)).toEqual([expect.stringContaining('MiniMax'), expect.stringMatching(/\S/), '']);
    expect(lines.slice(3).map((line) => line.split(': ')[1])).toEqual([
      'https://app.example/chat',
      'MiniMax',
      '1008',
      expect.stringMatching(/2026/),
      'req-4711-abc',
    ]);
  });

  it('names no number of the account’s limits, and is calm', () => {
    expect(lines.join(' ')).not.toMatch(/123|١٢٣/);
    expect(lines.join(' ')).not.toMatch(banned);
    expect(lines.slice(0, 2).join(' ').replaceAll(latin, '')).not.toMatch(/[A-Za-z]/);
  });

  it.each<ProviderErrorFacts>([
    { kind: 'timeout', code: 'stalled' },
    { kind: 'content-filtered', provider: 'kimi', filtered: 'output' },
    { kind: 'invalid-input', detail: 'file-empty' },
    { kind: 'permission', provider: 'kimi', fixableBy: 'developer' },
    { kind: 'quota-exceeded', provider: 'minimax', limit: { metric: 'usage', max: null, current: null, window: '5h', scope: null } },
  ])('says as much of what happened as the owner reads: %o', (facts) => {
    const { title, action } = describeFailure(new ProviderError(facts), messages, 'owner', { now: null });
    expect(writeReport(new ProviderError(facts), messages, occasion).split('\n').slice(0, 2)).toEqual([title, action]);
  });

  it('S4 a code that could be anything else is not in it', () => {
    const evil = new ProviderError({ kind: 'unknown', code: 'your key sk-4711-abcdef\nCode: 1' });
    const told = writeReport(evil, messages, occasion);
    expect(told).not.toContain('sk-4711');
    expect(told.split('\n').slice(3)).toHaveLength(3);
  });

  it('leaves out what nobody knows', () => {
    const unknown = writeReport(new ProviderError({ kind: 'unknown' }), messages, occasion).split('\n');
    expect(unknown.slice(3)).toHaveLength(3);
  });
});
