import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { defineProvider, openaiCompatible } from '../../src/providers.js';

test('a table takes a pattern that another realm made, as Jest and node:vm do', () => {
  const text: RegExp = runInNewContext('/gone/i');
  const hosts = [{ baseURL: 'https://a.example/v1', links: {} }] as const;
  const table = { ...openaiCompatible, name: 'other', label: 'Other', hosts, rows: [{ id: 'gone', text, kind: 'unknown' }] } as const;
  expect(defineProvider(table)).toBe(table);
});
