import { describe, expect, test } from 'vitest';
import { readKimiBalance } from '../../src/providers/read-kimi-balance.js';
import { readKimiPlan } from '../../src/providers/read-kimi-plan.js';
import { readMinimaxPlan } from '../../src/providers/read-minimax-plan.js';
import { get, kimiCodeURL, kimiURL, minimaxURL, post, quickSimulator, upload } from './call.js';

const files = `${kimiURL}/files`;

describe('Kimi’s files', () => {
  test('what was uploaded can be listed, described, read and deleted', async () => {
    const simulator = quickSimulator();
    const file = (await (await upload(simulator, files, 'A page of notes.', 'file-extract')).json()) as { id: string };
    expect(file).toMatchObject({ object: 'file', bytes: 16, filename: 'notes.txt', purpose: 'file-extract', status: 'ok' });
    expect(await (await get(simulator, files)).json()).toEqual({ object: 'list', data: [file] });
    expect(await (await get(simulator, `${files}/${file.id}`)).json()).toEqual(file);
    const content = await get(simulator, `${files}/${file.id}/content`);
    expect([content.headers.get('content-type'), await content.text()]).toEqual(['text/plain; charset=utf-8', 'A page of notes.']);
    expect(await (await get(simulator, `${files}/${file.id}`, 'DELETE')).json()).toEqual({ deleted: true, id: file.id, object: 'file' });
    expect((await get(simulator, `${files}/${file.id}`)).status).toBe(404);
    expect(await (await get(simulator, files)).json()).toEqual({ object: 'list', data: [] });
  });

  test('belong to one simulator', async () => {
    await upload(quickSimulator(), files, 'text', 'file-extract');
    expect(await (await get(quickSimulator(), files)).json()).toEqual({ object: 'list', data: [] });
  });

  test.each([
    ['an empty file', '', 'file-extract', 'File size is zero, please confirm and re-upload the file'],
    ['another purpose', 'text', 'assistants', "Invalid purpose: only 'file-extract' accepted"],
  ])('%s is refused in the documented words, without a scenario', async (_, content, purpose, message) => {
    const response = await upload(quickSimulator(), files, content, purpose);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: { message, type: 'invalid_request_error' } });
  });

  test('a body that is no form is refused', async () => {
    const response = await post(quickSimulator(), files, { purpose: 'file-extract' });
    expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('Invalid request: file is required')]);
  });

  test('a struck upload stores nothing', async () => {
    const simulator = quickSimulator('kimi/too-many-files');
    expect((await upload(simulator, files, 'text', 'file-extract')).status).toBe(400);
    expect(await (await get(simulator, files)).json()).toEqual({ object: 'list', data: [] });
  });
});

describe('MiniMax’s voices', () => {
  test('a sample becomes a voice that is listed, cannot be made twice, and can be deleted', async () => {
    const simulator = quickSimulator();
    const uploaded = (await (await upload(simulator, `${minimaxURL}/files/upload`, 'RIFF', 'voice_clone', 'me.wav')).json()) as {
      file: { file_id: number };
    };
    const { file_id } = uploaded.file;
    expect(Number.isSafeInteger(file_id)).toBe(true);
    const clone = async (): Promise<unknown> =>
      (await post(simulator, `${minimaxURL}/voice_clone`, { file_id, voice_id: 'a-voice-of-mine' })).json();
    expect(await clone()).toMatchObject({ input_sensitive: false, base_resp: { status_code: 0 } });
    expect(await clone()).toMatchObject({ base_resp: { status_code: 2039, status_msg: 'voice clone voice id duplicate' } });
    const all = await (await post(simulator, `${minimaxURL}/get_voice`, { voice_type: 'all' })).json();
    expect(all).toMatchObject({ voice_cloning: [{ voice_id: 'a-voice-of-mine' }], voice_generation: [], base_resp: { status_code: 0 } });
    const remove = async (): Promise<unknown> =>
      (await post(simulator, `${minimaxURL}/delete_voice`, { voice_type: 'voice_cloning', voice_id: 'a-voice-of-mine' })).json();
    expect(await remove()).toMatchObject({ base_resp: { status_code: 0 } });
    expect(await remove()).toMatchObject({ base_resp: { status_code: 2054 } });
  });

  test('a sample nobody uploaded, and a voice id that is too short, are invalid params', async () => {
    for (const body of [
      { file_id: 1, voice_id: 'a-voice-of-mine' },
      { file_id: '1', voice_id: 'x' },
    ]) {
      const response = await post(quickSimulator(), `${minimaxURL}/voice_clone`, body);
      expect([response.status, await response.json()]).toEqual([
        200,
        expect.objectContaining({ base_resp: expect.objectContaining({ status_code: 2013 }) }),
      ]);
    }
  });
});

describe('accounts', () => {
  test('the balance is one that our reader reads', async () => {
    const body: unknown = await (await get(quickSimulator(), `${kimiURL}/users/me/balance`)).json();
    expect(readKimiBalance(body)).toEqual({ available: 23.42, voucher: 5, cash: 18.42 });
  });

  test('the plans are ones that our readers read, with resets ahead', async () => {
    const now = Date.now();
    const kimi = readKimiPlan(await (await get(quickSimulator(), `${kimiCodeURL}/usages`)).json());
    expect(kimi?.windows.map(({ window, max, used }) => [window, max, used])).toEqual([
      ['5h', 200, 46],
      ['week', 2048, 614],
    ]);
    const minimax = readMinimaxPlan(await (await get(quickSimulator(), `${minimaxURL}/token_plan/remains`)).json());
    expect(minimax?.windows.map(({ name, window, remaining }) => [name, window, remaining])).toEqual([
      ['general', '5h', 0.84],
      ['general', 'week', 0.61],
      ['video', '5h', 1],
    ]);
    for (const { resetsAt } of [...(kimi?.windows ?? []), ...(minimax?.windows ?? [])]) expect(resetsAt).toBeGreaterThan(now);
  });

  test('tokens are estimated', async () => {
    const response = await post(quickSimulator(), `${kimiURL}/tokenizers/estimate-token-count`, {
      model: 'kimi-k3',
      messages: [{ role: 'user', content: 'a'.repeat(400) }],
    });
    expect(await response.json()).toMatchObject({ data: { total_tokens: 100 } });
  });
});
