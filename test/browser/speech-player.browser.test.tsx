import { afterEach, describe, expect, it, vi } from 'vitest';
import { createAudioPlayer } from '../../src/requests/speech/audio-player.js';
import type { PlayerEvent } from '../../src/requests/speech/audio-player.js';
import { createSimulator } from 'tryagain/testing';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Real mp3, as long as the text. */
async function clipOf(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await createSimulator().fetch('https://api.minimax.io/v1/t2a_v2', {
    method: 'POST',
    headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'speech-2.8-turbo', text, voice_setting: { voice_id: 'any' } }),
  });
  const { data } = (await response.json()) as { data: { audio: string } };
  return Uint8Array.from(data.audio.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function listen(element = new Audio()) {
  const events: PlayerEvent[] = [];
  const player = createAudioPlayer((event) => events.push(event), element);
  const heard = (type: PlayerEvent['type'], times = 1) =>
    vi.waitFor(() => expect(events.filter((event) => event.type === type)).toHaveLength(times), { timeout: 5_000 });
  return { element, events, player, heard };
}

const halves = (bytes: Uint8Array<ArrayBuffer>) => [bytes.slice(0, bytes.length / 2), bytes.slice(bytes.length / 2)] as const;

describe('MediaSource', () => {
  it('plays before the clip is whole, waits for more, and ends when it is', async () => {
    const { element, events, player, heard } = listen();
    const [first, second] = halves(await clipOf('Hello there, you.'));
    player.open();
    player.play();
    player.append(first);
    await heard('playing');
    await heard('waiting');
    expect(element.currentTime).toBeGreaterThan(0.2);
    expect(events.some(({ type }) => type === 'ended')).toBe(false);
    player.append(second);
    player.close();
    await heard('playing', 2);
    await heard('ended');
    expect(events.filter((event) => event.type === 'time').at(-1)).toMatchObject({
      duration: expect.closeTo(element.currentTime, 1) as number,
    });
    player.release();
    expect(element.getAttribute('src')).toBeNull();
  });

  it('plays one clip after another on one element', async () => {
    const { player, heard } = listen();
    const bytes = await clipOf('Hi.');
    for (const clip of [1, 2, 3]) {
      player.open();
      player.append(bytes);
      player.close();
      player.play();
      await heard('ended', clip);
    }
    player.release();
  });

  it('leaves nothing on the element once a clip is let go', () => {
    const { element, player } = listen();
    const added = vi.spyOn(element, 'addEventListener');
    const removed = vi.spyOn(element, 'removeEventListener');
    player.open();
    player.release();
    expect(added.mock.calls).not.toEqual([]);
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});

describe('a clip of more minutes than the browser buffers', () => {
  it('is heard to its end: what was heard makes room', async () => {
    const { element, events, player, heard } = listen();
    const clip = await clipOf('Hello there. '.repeat(60));
    player.open();
    player.play();
    // 14 MB, where Chromium takes 12. Phones take 2 to 5: two minutes.
    for (let bytes = 0; bytes < 14_000_000; bytes += clip.length) player.append(clip);
    player.close();
    await heard('playing');
    // Nobody listens for an hour: from the end of what is there to the next.
    const skip = setInterval(() => {
      const { buffered, currentTime } = element;
      const end = buffered.length > 0 ? buffered.end(buffered.length - 1) : 0;
      if (end - currentTime > 60) element.currentTime = end - 0.2;
    }, 100);
    await heard('ended').finally(() => clearInterval(skip));
    expect(events.some(({ type }) => type === 'failed')).toBe(false);
    expect(element.currentTime).toBeGreaterThan(3_000);
    player.release();
  });
});

describe("an iPhone's kind of MediaSource", () => {
  it('is taken where there is no other, and told that the sound stays on this device', async () => {
    vi.stubGlobal('ManagedMediaSource', MediaSource);
    vi.stubGlobal('MediaSource', undefined);
    const { element, player, heard } = listen();
    const [first] = halves(await clipOf('Hello there, you.'));
    player.open();
    player.play();
    player.append(first);
    await heard('playing');
    expect(element.disableRemotePlayback).toBe(true);
    player.release();
  });
});

describe('without it', () => {
  it('P32: the whole clip is played, and its address is let go', async () => {
    vi.spyOn(MediaSource, 'isTypeSupported').mockReturnValue(false);
    const created = vi.spyOn(URL, 'createObjectURL');
    const revoked = vi.spyOn(URL, 'revokeObjectURL');
    const { events, player, heard } = listen();
    const [first, second] = halves(await clipOf('Hello.'));
    player.open();
    player.play();
    player.append(first);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(events).toEqual([]);
    player.append(second);
    player.close();
    await heard('playing');
    await heard('ended');
    player.release();
    expect(created).toHaveBeenCalledTimes(1);
    expect(revoked.mock.calls).toEqual([[created.mock.results[0]?.value]]);
  });
});

describe.each(['MediaSource', 'a whole clip'])('with %s', (way) => {
  const prepare = () => {
    if (way !== 'MediaSource') vi.spyOn(MediaSource, 'isTypeSupported').mockReturnValue(false);
  };

  it('P32: bytes that are no audio fail', async () => {
    prepare();
    const { player, events, heard } = listen();
    player.open();
    player.play();
    player.append(new TextEncoder().encode('{"base_resp":{"status_code":1008}}'.repeat(50)));
    player.close();
    await heard('failed');
    expect(events.at(-1)).toEqual({ type: 'failed', reason: 'undecodable' });
    expect(events).toHaveLength(1);
  });

  it('A13: a refused sound says so, and plays after a click', async () => {
    prepare();
    const { element, player, heard } = listen();
    vi.spyOn(element, 'play').mockRejectedValueOnce(new DOMException('a click, please', 'NotAllowedError'));
    player.open();
    player.play();
    player.append(await clipOf('Hi.'));
    player.close();
    await heard('refused');
    player.play();
    await heard('ended');
    player.release();
  });

  it('A13: a refusal that comes late is about its own clip: the next one plays', async () => {
    prepare();
    const { element, player, events, heard } = listen();
    let refuse = (_reason: DOMException): void => {};
    vi.spyOn(element, 'play').mockReturnValueOnce(new Promise((_, reject) => (refuse = reject)));
    const bytes = await clipOf('Hi.');
    player.open();
    player.append(bytes);
    player.close();
    player.play();
    player.open();
    refuse(new DOMException('a click, please', 'NotAllowedError'));
    player.append(bytes);
    player.close();
    await heard('ended');
    expect(events.some(({ type }) => type === 'refused')).toBe(false);
    player.release();
  });

  it('a clip that begins is not waiting for more, though the one before was heard', async () => {
    prepare();
    const { player, events, heard } = listen();
    const bytes = await clipOf('Hi.');
    for (const clip of [1, 2]) {
      player.open();
      player.play();
      player.append(bytes);
      player.close();
      await heard('ended', clip);
    }
    const second = events.slice(events.findIndex(({ type }) => type === 'ended') + 1);
    expect(second.find(({ type }) => type === 'playing' || type === 'waiting')).toEqual({ type: 'playing' });
    player.release();
  });

  it('pauses and goes on, and knows whether it was asked to', async () => {
    prepare();
    const { element, player, events, heard } = listen();
    player.open();
    player.play();
    player.append(await clipOf('Hello there, you.'));
    player.close();
    await heard('playing');
    player.pause();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(element.paused).toBe(true);
    expect(events.some(({ type }) => type === 'paused')).toBe(false);
    player.play();
    await heard('playing', 2);
    element.pause();
    await heard('paused');
    await element.play();
    await heard('playing', 3);
    await heard('ended');
    expect(events.filter(({ type }) => type === 'paused')).toHaveLength(1);
    player.release();
  });

  it('is silent once it is released, whatever is still on its way', async () => {
    prepare();
    const { element, player, events, heard } = listen();
    player.open();
    player.play();
    player.append(await clipOf('Hello there, you.'));
    player.close();
    await heard('playing');
    player.release();
    player.append(new Uint8Array(10));
    player.close();
    const before = events.length;
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(events).toHaveLength(before);
    expect(element.paused).toBe(true);
  });
});
