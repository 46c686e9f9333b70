import { readFileSync } from 'node:fs';
import { createReader } from 'tryagain/errors';
import { afterEach, describe, expect, it } from 'vitest';
import { readCaptured, wanted } from './captured.ts';
import type { Captured } from './captured.ts';
import { elevenlabs } from './elevenlabs.ts';
import { handlerAt, sendJson, upstream } from './fake-openai.ts';

const open: { close: () => Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map(({ close }) => close()));
});

const help = 'https://help.elevenlabs.io/hc/en-us/articles/19572237925521';
const detail = (status: string, message: string) => ({ detail: { status, message } });

const captured: readonly Captured[] = [
  {
    title: 'a wrong key',
    source: help,
    status: 401,
    body: detail('invalid_api_key', 'Invalid API key'),
    expect: { kind: 'authentication', retry: 'never', code: 'invalid_api_key' },
    unnamed: 'elevenlabs',
  },
  {
    title: 'no credits left, under the status of a wrong key',
    source: 'https://github.com/home-assistant/core/issues/160414',
    status: 401,
    body: detail(
      'quota_exceeded',
      'This request exceeds your quota of 10000. You have 0 credits remaining, while 91 credits are required for this request.',
    ),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', code: 'quota_exceeded', limit: { metric: 'characters', window: 'month' } },
    unnamed: 'elevenlabs',
  },
  {
    title: 'no credits left, in words that say nothing of it',
    source: 'https://github.com/elevenlabs/elevenlabs-docs/issues/301',
    status: 401,
    body: detail(
      'quota_exceeded',
      'Thanks for trying out our speech synthesis! You have reached the limit of available requests on the landing page. You can continue, for free, by signing-up to the platform.',
    ),
    expect: { kind: 'quota-exceeded', retry: 'after-reset', code: 'quota_exceeded', limit: { metric: 'characters', window: 'month' } },
    unnamed: 'elevenlabs',
  },
  {
    title: 'too long a text, with its numbers',
    source: help,
    status: 400,
    body: detail(
      'max_character_limit_exceeded',
      "This request's text has 627 characters and exceeds the character limit of 333 characters for non signed in accounts.",
    ),
    expect: { kind: 'invalid-input', retry: 'never', limit: { metric: 'characters', max: 333, current: 627 } },
    unnamed: 'elevenlabs',
  },
  {
    title: 'a voice that is not there, as a wrong request',
    source: help,
    status: 400,
    body: detail('voice_not_found', 'A voice with the voice_id xxx was not found.'),
    expect: { kind: 'not-found', retry: 'never', detail: 'voice-missing' },
    unnamed: 'elevenlabs',
  },
  {
    title: 'a service that is busy, under the status of a rate limit',
    source: 'https://help.elevenlabs.io/hc/en-us/articles/19571824571921',
    status: 429,
    body: detail('system_busy', 'The system is experiencing heavy traffic, please try again.'),
    expect: { kind: 'overloaded', retry: 'soon', code: 'system_busy' },
    unnamed: 'elevenlabs',
  },
];

describe('a provider with an error shape of its own', () => {
  for (const one of captured) {
    it(`${one.status} of ElevenLabs, ${one.title}: ${one.expect.kind} (${one.source})`, async () => {
      expect(await readCaptured(one, [elevenlabs], 'elevenlabs')).toMatchObject({ ...wanted(one), provider: 'elevenlabs' });
    });

    it(`and as its own SDK throws it: ${one.title}`, () => {
      const { normalizeError } = createReader([elevenlabs]);
      const thrown = Object.assign(new Error(`Status code: ${one.status}`), { statusCode: one.status, body: one.body });
      expect(normalizeError(thrown)).toMatchObject({ kind: one.expect.kind, provider: one.unnamed });
    });
  }

  it('a word no row has is no code of its own: `status` is anybody’s', () => {
    const { normalizeError } = createReader([elevenlabs]);
    expect(normalizeError({ status: 'in_progress', message: 'Too many requests' })).toMatchObject({ kind: 'rate-limited', provider: null });
    expect(normalizeError({ status: 503, message: 'no' })).toMatchObject({ kind: 'overloaded', provider: null, code: null });
  });

  it('a code that is a word fails a 200 as a number does, where a row has it', async () => {
    const { failureIn } = createReader([elevenlabs]);
    const read = (status: string) => failureIn(Response.json(detail(status, 'No more.')));
    expect(await read('voice_not_found')).toMatchObject({ kind: 'not-found', provider: 'elevenlabs', code: 'voice_not_found' });
    expect(await read('in_progress')).toBeNull();
  });

  it('its sounds come through the handler, with its own key in its own header', async () => {
    const sound = Buffer.from('ID3 a sound that is no JSON');
    const provider = await upstream((response) => response.writeHead(200, { 'content-type': 'audio/mpeg' }).end(sound));
    const { post } = await served(provider);
    const response = await post({ text: 'Hello', model_id: 'eleven_v3' });
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(sound);
    expect(provider.asked[0]).toMatchObject({ path: '/v1/text-to-speech/a-voice', headers: { 'xi-api-key': 'canary-0123456789abcdef' } });
  });

  it('its failures come through the handler as what they are', async () => {
    const { post } = await served(
      await upstream((response) => sendJson(response, 401, detail('quota_exceeded', 'You have reached the limit on the landing page.'))),
    );
    const response = await post({ text: 'Hello' });
    expect(await response.json()).toMatchObject({ kind: 'quota-exceeded', provider: 'elevenlabs', code: 'quota_exceeded' });
  });

  it('the example on the page about other providers is this file, which is compiled', () => {
    const page = readFileSync(new URL('../../stories/recipes/OtherProviders.mdx', import.meta.url), 'utf8');
    expect(page).toContain("import elevenlabs from '../../test/providers/elevenlabs.ts?raw';");
  });
});

async function served(provider: Awaited<ReturnType<typeof upstream>>) {
  const handler = await handlerAt({
    tables: [elevenlabs],
    providers: { elevenlabs: { apiKey: 'canary-0123456789abcdef', baseURL: `${provider.url}/v1` } },
  });
  open.push(provider, handler);
  return {
    post: (body: object) =>
      fetch(`${handler.url}/api/ai/elevenlabs/text-to-speech/a-voice`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
