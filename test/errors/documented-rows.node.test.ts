import { failureIn, normalizeError } from 'tryagain/errors';
import { kimi, kimiDocumentation, minimax, minimaxDocumentation } from 'tryagain/providers';
import { describe, expect, it } from 'vitest';
import { fill } from './captured.ts';

const now = Date.UTC(2026, 5, 1, 12);

describe('every documented row of Kimi is read as its own row', () => {
  for (const { row, status, code, messages } of kimiDocumentation) {
    const want = kimi.rows.find(({ id }) => id === row);
    it(`${status} ${code}: ${row} is ${want?.kind}`, async () => {
      const body = JSON.stringify({ error: { type: code, message: fill(messages[0]) } });
      const response = new Response(body, {
        status,
        headers: { 'content-type': 'application/json', 'msh-request-id': '20af552f-0d10-5d67-f500-a211a5dd20af' },
      });
      const error = await failureIn(response, { now });
      expect(error).toMatchObject({
        kind: want?.kind,
        provider: 'kimi',
        code,
        status,
        detail: want?.detail ?? null,
        advice: want?.advice ?? null,
        requestId: '20af552f-0d10-5d67-f500-a211a5dd20af',
      });
      expect(JSON.stringify(error)).not.toMatch(/org-|ak-abc|31275/);
      expect(await response.text()).toBe(body);
      // Without the header that is Kimi's own, only a code that is its own says whose failure it is.
      expect(normalizeError({ status, body }).provider).toBe(want?.certainty ? null : 'kimi');
    });
  }
});

describe('every documented code of MiniMax is read as its own row, in each of its dialects', () => {
  for (const { row, status, code, messages } of minimaxDocumentation) {
    const want = minimax.rows.find(({ id }) => id === row);
    for (const message of messages) {
      it(`${code} ${message}: ${want?.kind}`, async () => {
        const native = await failureIn(Response.json({ data: null, base_resp: { status_code: Number(code), status_msg: message } }), {
          now,
        });
        expect(native).toMatchObject({
          kind: want?.kind,
          provider: 'minimax',
          code,
          status: 200,
          detail: want?.detail ?? null,
          filtered: want?.filtered ?? null,
        });
        const compatible = {
          type: 'error',
          error: { type: 'x_error', message: `${message} (${code})`, http_code: String(status) },
          request_id: '0620512b477e40b8b39996b15758f133',
        };
        const named = await failureIn(Response.json(compatible, { status }), { provider: 'minimax', now });
        expect(named).toMatchObject({ kind: want?.kind, code, status, requestId: '0620512b477e40b8b39996b15758f133' });
        const anthropic = normalizeError(
          { type: 'error', error: { type: 'api_error', message: `${message} (${code})` } },
          { provider: 'minimax', now },
        );
        expect(anthropic).toMatchObject({ kind: want?.kind, code });
        const frame = normalizeError({ event: 'task_failed', base_resp: { status_code: Number(code), status_msg: message } }, { now });
        expect(frame).toMatchObject({ kind: want?.kind, code });
      });
    }
  }
});

it('what the placeholders tell becomes the limit and the wait', () => {
  const read = (message: string, type = 'rate_limit_reached_error') => normalizeError({ error: { type, message: fill(message) } }, { now });
  const account = 'Your account {organization-id}<{ak-id}>';
  expect(
    read(`${account} request reached organization max concurrency: {Concurrency}, please try again after {time} seconds`),
  ).toMatchObject({
    limit: { metric: 'concurrency', max: 2, current: null, scope: 'organization' },
    wait: { until: now + 1_000, source: 'text', exact: true },
  });
  expect(read(`${account} request reached organization max RPM: {RPM}, please try again after {time} seconds`)).toMatchObject({
    limit: { metric: 'rpm', max: 3, window: 'minute' },
    wait: { until: now + 20_000, source: 'limit', exact: false },
  });
  expect(read(`${account} request reached organization TPM rate limit, current:{current_tpm}, limit:{max_tpm}`)).toMatchObject({
    limit: { metric: 'tpm', max: 500_000, current: 510_000 },
    wait: null,
  });
  expect(read(`${account} request reached organization TPD rate limit,current:{current_tpd}, limit:{max_tpd}`)).toMatchObject({
    kind: 'quota-exceeded',
    retry: 'after-reset',
    limit: { metric: 'tpd', max: 1_500_000, current: 1_500_321, window: 'day' },
    wait: null,
  });
  expect(read('File size is too large, max file size is 100MB, please confirm', 'invalid_request_error').limit).toMatchObject({
    metric: 'bytes',
    max: 104_857_600,
  });
  expect(read('exceeded the max file count {max_file_count}, please delete', 'invalid_request_error').limit).toMatchObject({
    metric: 'files',
    max: 1000,
  });
});
