import { afterEach, describe, expect, test, vi } from 'vitest';
import { speak as speakAloud } from '../../src/testing/audio.js';
import type { Clip } from '../../src/testing/audio.js';
import type { Call } from '../../src/testing/endpoint.js';
import { createRandom } from '../../src/testing/random.js';
import { serveInPage } from '../../src/testing/serve-in-page.js';
import { filesOrigin, keepClip } from '../../src/testing/speech-files.js';
import { createState } from '../../src/testing/state.js';
import { eventsIn, minimaxURL, post, quickSimulator, speechBody } from './call.js';

const url = `${minimaxURL}/t2a_v2`;

interface Speech {
  data: { audio: string; status: number };
  extra_info?: { audio_length: number; audio_size: number; audio_sample_rate: number; usage_characters: number; audio_format: string };
  trace_id: string;
  base_resp: { status_code: number };
}

async function speak(more: object = {}): Promise<Speech> {
  return (await (await post(quickSimulator(), url, speechBody(more))).json()) as Speech;
}

async function stream(more: object = {}): Promise<Speech[]> {
  const response = await post(quickSimulator(), url, speechBody({ stream: true, ...more }));
  return eventsIn(await response.text()).map((data) => JSON.parse(data) as Speech);
}

/** Walks from header to header as a decoder does; returns the clip's length in ms. */
function walk(mp3: Buffer): number {
  let samples = 0;
  let rate = 0;
  for (let offset = 0; offset < mp3.length;) {
    const header = mp3.readUInt32BE(offset);
    expect(header >>> 17).toBe(0b111_1111_1111_1101); // sync, MPEG-1, layer 3
    expect((header >>> 12) & 15).toBe(1); // 32 kbit/s
    expect((header >>> 6) & 3).toBe(3); // mono
    rate = [44_100, 48_000, 32_000][(header >>> 10) & 3] ?? 0;
    offset += Math.floor((144 * 32_000) / rate);
    samples += 1152;
    expect(offset).toBeLessThanOrEqual(mp3.length);
  }
  return (samples / rate) * 1000;
}

/** Share of granules that are not silent, by the length of their data (part2_3_length) in the side information. */
function audible(mp3: Buffer, frameBytes: number): number {
  let loud = 0;
  for (let offset = 0; offset < mp3.length; offset += frameBytes) {
    // main_data_begin 9, private 5, scfsi 4: the length's 12 bits start at bit 18.
    const length = (mp3.readUInt32BE(offset + 6) >>> 18) & 0xfff;
    if (length > 0) loud += 1;
  }
  return loud / (mp3.length / frameBytes);
}

/** A cyclic redundancy check by the book: long division, bit by bit. */
function remainder(bytes: Uint8Array, polynomial: bigint, bits: number): number {
  const divisor = (1n << BigInt(bits)) | polynomial;
  let rest = 0n;
  for (const byte of [...bytes, ...new Uint8Array(bits / 8)]) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      rest = (rest << 1n) | BigInt((byte >> bit) & 1);
      if (rest >> BigInt(bits)) rest ^= divisor;
    }
  }
  return Number(rest);
}

/** Reads frames that hold their samples as they are, as a decoder does. */
function unpack(flac: Buffer): { rate: number; total: number; frames: number; samples: Buffer } {
  expect(flac.toString('latin1', 0, 4)).toBe('fLaC');
  expect([...flac.subarray(4, 8)]).toEqual([0x80, 0, 0, 34]);
  expect([flac.readUInt16BE(8), flac.readUInt16BE(10)]).toEqual([4096, 4096]);
  const settings = flac.readUInt32BE(18);
  expect([(settings >>> 9) & 7, (settings >>> 4) & 31]).toEqual([0, 15]); // one channel, 16 bits
  const samples: Buffer[] = [];
  for (let offset = 42; offset < flac.length;) {
    const number = Buffer.from(String.fromCodePoint(samples.length));
    const head = flac.subarray(offset, offset + 8 + number.length);
    expect(head.subarray(0, 4 + number.length)).toEqual(Buffer.concat([Buffer.from([0xff, 0xf8, 0x7d, 0x08]), number]));
    expect(head.readUInt16BE(head.length - 2)).toBe(settings >>> 12);
    const start = offset + head.length + 2;
    expect([...flac.subarray(start - 2, start)]).toEqual([remainder(head, 0x07n, 8), 2]);
    const end = start + (head.readUInt16BE(head.length - 4) + 1) * 2;
    // Each would take seconds.
    if (samples.length < 2) expect(flac.readUInt16BE(end)).toBe(remainder(flac.subarray(offset, end), 0x8005n, 16));
    samples.push(Buffer.from(flac.subarray(start, end)).swap16());
    offset = end + 2;
  }
  return { rate: settings >>> 12, total: flac.readUInt32BE(22), frames: samples.length, samples: Buffer.concat(samples) };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('audio', () => {
  test.each([
    [32_000, 144],
    [44_100, 104],
  ])('at %i Hz is a row of whole, audible mp3 frames, as long as it says', async (sample_rate, frameBytes) => {
    const { data, extra_info } = await speak({ audio_setting: { format: 'mp3', sample_rate } });
    const mp3 = Buffer.from(data.audio, 'hex');
    expect(mp3.length).toBe(data.audio.length / 2);
    expect(mp3.length % frameBytes).toBe(0);
    expect(walk(mp3)).toBeCloseTo(extra_info?.audio_length ?? 0, -1);
    expect(extra_info).toMatchObject({ audio_size: mp3.length, audio_sample_rate: sample_rate, audio_format: 'mp3', usage_characters: 32 });
    expect(audible(mp3, frameBytes)).toBeGreaterThan(0.6);
  });

  test('grows with the text, shrinks with speed, and pauses where the text says so', async () => {
    const length = async (more: object): Promise<number> => (await speak(more)).extra_info?.audio_length ?? 0;
    const once = await length({ text: 'Hello world. ' });
    expect((await length({ text: 'Hello world. '.repeat(10) })) / once).toBeCloseTo(10, 0);
    expect((await length({ text: 'Hello world. '.repeat(10), voice_setting: { voice_id: 'x', speed: 2 } })) / once).toBeCloseTo(5, 0);
    expect((await length({ text: 'Hello <#2#>world. ' })) - once).toBeGreaterThan(1900);
  });

  test('as wav is a tone of 16-bit samples behind a right header', async () => {
    const { data, extra_info } = await speak({ audio_setting: { format: 'wav', sample_rate: 16_000 } });
    const wav = Buffer.from(data.audio, 'hex');
    expect([wav.toString('latin1', 0, 4), wav.toString('latin1', 8, 16), wav.toString('latin1', 36, 40)]).toEqual([
      'RIFF',
      'WAVEfmt ',
      'data',
    ]);
    expect([wav.readUInt32LE(4), wav.readUInt32LE(40)]).toEqual([wav.length - 8, wav.length - 44]);
    expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([1, 1, 16_000, 16]);
    expect((wav.length - 44) / 32).toBeCloseTo(extra_info?.audio_length ?? 0, -1);
    const loudest = Math.max(...Array.from({ length: 2000 }, (_, index) => wav.readInt16LE(44 + index * 2)));
    expect(loudest).toBeGreaterThan(5000);
  });

  test('as flac holds the very samples that pcm has, in whole frames', async () => {
    const text = 'Hello world, this is a sentence. '.repeat(20);
    const setting = (format: string) => ({ text, audio_setting: { format, sample_rate: 16_000 } });
    const { data, extra_info } = await speak(setting('flac'));
    const { rate, total, frames, samples } = unpack(Buffer.from(data.audio, 'hex'));
    expect(samples.equals(Buffer.from((await speak(setting('pcm'))).data.audio, 'hex'))).toBe(true);
    expect([rate, total, extra_info?.audio_format]).toEqual([16_000, samples.length / 2, 'flac']);
    // From the 129th on, a frame's number takes two bytes.
    expect(frames).toBeGreaterThan(129);
  });

  test('of the longest text is made in seconds, not minutes', async () => {
    const start = performance.now();
    await speak({ text: 'a'.repeat(9999) });
    expect(performance.now() - start).toBeLessThan(20_000);
  });
});

describe('the stream', () => {
  test('ends with one frame that repeats the whole clip and carries extra_info', async () => {
    const frames = await stream();
    const pieces = frames.slice(0, -1);
    const last = frames.at(-1);
    expect(pieces.length).toBeGreaterThanOrEqual(3);
    for (const piece of pieces) expect(piece).toMatchObject({ data: { status: 1 }, base_resp: { status_code: 0 } });
    for (const piece of pieces) expect(piece).not.toHaveProperty('extra_info');
    expect(last?.data).toEqual({ audio: pieces.map(({ data }) => data.audio).join(''), status: 2 });
    expect(last?.extra_info?.audio_size).toBe((last?.data.audio.length ?? 0) / 2);
    expect(last?.data.audio).toBe((await speak()).data.audio);
  });

  test('does not repeat the clip where it was asked not to', async () => {
    const frames = await stream({ stream_options: { exclude_aggregated_audio: true } });
    expect(frames.at(-1)).toMatchObject({ data: { audio: '', status: 2 }, extra_info: { audio_format: 'mp3' } });
    expect(
      frames
        .slice(0, -1)
        .map(({ data }) => data.audio)
        .join(''),
    ).toBe((await speak()).data.audio);
  });

  test('is cut between whole mp3 frames', async () => {
    for (const { data } of (await stream()).slice(0, -1)) expect((data.audio.length / 2) % 144).toBe(0);
  });

  test('refused before its first frame is a plain JSON with status 200', async () => {
    const response = await post(quickSimulator('minimax/1008'), url, speechBody({ stream: true }));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(await response.json()).toMatchObject({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } });
  });

  test.each(['any/cut', 'any/reset', 'any/stall-later'])('%s strikes after audio, before the clip is repeated', async (name) => {
    const response = await post(quickSimulator(name), url, speechBody({ stream: true }));
    const reader = response.body?.getReader();
    const decoder = new TextDecoder();
    let text = '';
    const read = async (): Promise<string> => {
      for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) text += decoder.decode(chunk.value);
      return 'ended';
    };
    const end = await Promise.race([read().catch(() => 'broke'), new Promise((resolve) => setTimeout(resolve, 50, 'silence'))]);
    expect(end).toBe({ 'any/cut': 'ended', 'any/reset': 'broke', 'any/stall-later': 'silence' }[name]);
    expect(text).toContain('"audio":"fffb');
    expect(text).not.toContain('"status":2');
  });
});

describe('by its address', () => {
  const simulator = quickSimulator();
  const addressOf = async (more: object = {}): Promise<string> => {
    const spoken = (await (await post(simulator, url, speechBody({ output_format: 'url', ...more }))).json()) as Speech;
    expect(spoken).toMatchObject({ data: { status: 2 }, extra_info: { usage_characters: 32 }, base_resp: { status_code: 0 } });
    return spoken.data.audio;
  };
  const bytesAt = async (address: string, init: RequestInit = {}) =>
    Buffer.from(await (await simulator.fetch(address, init)).arrayBuffer());

  test.each([
    ['mp3', 'audio/mpeg'],
    ['wav', 'audio/wav'],
    ['flac', 'audio/flac'],
  ])('%s is what it is in hexadecimal, and asks for no key', async (format, type) => {
    const address = await addressOf({ audio_setting: { format } });
    expect(address).toMatch(/^https:\/\/minimax-[\w.-]+\.aliyuncs\.com\/audio%2Ftts-\w+\.\w+\?Expires=\d{10}&Signature=\w+%3D$/);
    expect(address).toContain(`.${format}?`);
    const { status, headers } = await simulator.fetch(address);
    expect([status, headers.get('content-type'), headers.get('trace-id')]).toEqual([200, type, null]);
    expect((await bytesAt(address)).toString('hex')).toBe((await speak({ audio_setting: { format } })).data.audio);
  });
  test('a part is answered with 206, as Safari wants it', async () => {
    const address = await addressOf();
    const whole = await bytesAt(address);
    const part = async (range: string) => {
      const { status, headers } = await simulator.fetch(address, { headers: { range } });
      return [status, headers.get('content-range'), await bytesAt(address, { headers: { range } })];
    };
    expect(await part('bytes=0-1')).toEqual([206, `bytes 0-1/${whole.length}`, whole.subarray(0, 2)]);
    expect((await part(`bytes=${whole.length}-`)).slice(0, 2)).toEqual([416, `bytes */${whole.length}`]);
    expect(await part('bytes=100-')).toEqual([206, `bytes 100-${whole.length - 1}/${whole.length}`, whole.subarray(100)]);
    expect(await part('bytes=100-99999999')).toEqual([206, `bytes 100-${whole.length - 1}/${whole.length}`, whole.subarray(100)]);
    expect(await part('bytes=-10')).toEqual([206, `bytes ${whole.length - 10}-${whole.length - 1}/${whole.length}`, whole.subarray(-10)]);
    expect(await part('bytes=-99999999')).toEqual([206, `bytes 0-${whole.length - 1}/${whole.length}`, whole]);
    expect((await part('bytes=-0'))[0]).toBe(416);
    for (const none of ['bytes=10-5', 'bytes=-', 'bytes=0-1,5-6', 'bytes=a-b', 'words=0-1'])
      expect(await part(none)).toEqual([200, null, whole]);
  });
  test('only the newest are kept: an old one is as gone as after its day', async () => {
    const state = createState();
    const call = { random: createRandom(1, 'clips'), now: 0, state, filesAt: () => filesOrigin } as unknown as Call;
    const clip = (bytes: number): Clip => ({ ...speakAloud('x', 'mp3', 32_000, 1), bytes: new Uint8Array(bytes) });
    const addresses = [40e6, 20e6, 5e6, 10e6].map((bytes) => keepClip(clip(bytes), call));
    expect([...state.clips.keys()]).toEqual(addresses.slice(1));
    keepClip(clip(100e6), call);
    expect(state.clips.size).toBe(1);
    keepClip(clip(1), { ...call, now: 86_400_001 });
    expect(state.clips.size).toBe(1);
  });
  test('is over after a day, and altered is nobody’s', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_800_000_000_500 });
    const address = await addressOf();
    vi.setSystemTime(Date.now() + 86_399_000);
    expect((await simulator.fetch(address)).status).toBe(200);
    expect((await simulator.fetch(address.replace('Signature=', 'Signature=0'))).status).toBe(403);
    vi.setSystemTime(Date.now() + 2000);
    const late = await simulator.fetch(address);
    expect([late.status, late.headers.get('content-type'), await late.text()]).toEqual([
      403,
      'application/xml',
      expect.stringContaining('<Code>AccessDenied</Code><Message>Request has expired.</Message>'),
    ]);
  });
  test('comes while the provider fails, and not while the network does', async () => {
    const address = await addressOf();
    const whole = await bytesAt(address);
    simulator.use('minimax/1008');
    expect((await simulator.fetch(address)).status).toBe(200);
    simulator.use('any/cut');
    expect(await bytesAt(address)).toEqual(whole.subarray(0, Math.ceil(whole.length / 2)));
    simulator.use('any/offline');
    await expect(simulator.fetch(address)).rejects.toThrow('fetch failed');
    simulator.use('none');
  });
  test('is answered to the fetch of a page that the handler stands in', async () => {
    const { stop } = serveInPage({ chunkDelay: 0 });
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(speechBody({ output_format: 'url' })),
    };
    const spoken = (await (await fetch('http://localhost/api/ai/minimax/t2a_v2', init)).json()) as Speech;
    const { status, headers } = await fetch(spoken.data.audio);
    stop();
    expect([status, headers.get('content-type')]).toEqual([200, 'audio/mpeg']);
  });
  test('is not given in a stream', async () => {
    expect((await stream({ output_format: 'url' })).at(-1)?.data.audio).toBe((await speak()).data.audio);
  });
});

test.each([
  ['no text', { text: ' ' }, 2013],
  ['10,000 characters', { text: 'a'.repeat(10_000) }, 2013],
  ['no voice', { voice_setting: {} }, 2013],
  ['wav as a stream', { stream: true, audio_setting: { format: 'wav' } }, 2013],
  ['a format where hex or url is asked for', { output_format: 'mp3' }, 2013],
  ['opus, which nobody makes here', { audio_setting: { format: 'opus' } }, 2013],
  ['a speed of 3', { voice_setting: { voice_id: 'x', speed: 3 } }, 2013],
  ['a tenth of invisible characters', { text: `${'\u200b'.repeat(20)} hello` }, 1042],
])('%s is refused as the provider does', async (_, more, status_code) => {
  expect((await speak(more)).base_resp.status_code).toBe(status_code);
});
