import { createSimulator, scenarios } from 'tryagain/testing';
import type { Scenario, Simulator } from 'tryagain/testing';

export const kimiURL = 'https://api.moonshot.ai/v1';
export const kimiCodeURL = 'https://api.kimi.com/coding/v1';
export const minimaxURL = 'https://api.minimax.io/v1';

const key = { authorization: 'Bearer sk-test-key-of-nobody' };
const models = { kimi: 'kimi-k3', 'kimi-code': 'kimi-k3', minimax: 'MiniMax-M3' } as const;

/** A simulator that does not wait between pieces. */
export function quickSimulator(scenario = 'none', seed = 1): Simulator {
  return createSimulator({ scenario, seed, chunkDelay: 0 });
}

export function get(simulator: Simulator, url: string, method = 'GET'): Promise<Response> {
  return simulator.fetch(url, { method, headers: key });
}

export function post(simulator: Simulator, url: string, body: unknown, init: RequestInit = {}): Promise<Response> {
  const headers = { ...key, 'content-type': 'application/json' };
  return simulator.fetch(url, { method: 'POST', headers, body: JSON.stringify(body), ...init });
}

export function upload(simulator: Simulator, url: string, content: string, purpose: string, name = 'notes.txt'): Promise<Response> {
  const body = new FormData();
  body.set('purpose', purpose);
  body.set('file', new File([content], name));
  return simulator.fetch(url, { method: 'POST', headers: key, body });
}

export function chatBody(model: string, more: object = {}): object {
  return { model, messages: [{ role: 'user', content: 'Why do people like elephants?' }], ...more };
}

export function speechBody(more: object = {}): object {
  return {
    model: 'speech-2.8-hd',
    text: 'Hello world, this is a sentence.',
    voice_setting: { voice_id: 'English_Graceful_Lady' },
    ...more,
  };
}

/** A good request to the endpoint where a scenario is at home. */
export function ask(
  simulator: Simulator,
  { provider, endpoint, at }: Pick<Scenario, 'provider' | 'endpoint' | 'at'>,
  more: object = {},
): Promise<Response> {
  const route = at === 'everywhere' ? '' : at[0];
  if (route === 'GET /files/{id}/content') return get(simulator, `${kimiURL}/files/abc/content`);
  if (endpoint === 'files') return upload(simulator, `${kimiURL}/files`, 'text', 'file-extract');
  if (endpoint === 'speech') return post(simulator, `${minimaxURL}/t2a_v2`, speechBody(more));
  if (endpoint === 'clone') return post(simulator, `${minimaxURL}/voice_clone`, { file_id: 1, voice_id: 'a-voice-of-mine' });
  if (endpoint === 'plan') return get(simulator, provider === 'minimax' ? `${minimaxURL}/token_plan/remains` : `${kimiCodeURL}/usages`);
  const url = provider === 'minimax' ? minimaxURL : kimiURL;
  return post(simulator, `${url}/chat/completions`, chatBody(models[provider ?? 'kimi'], more));
}

export function scenarioNamed(name: string): Scenario {
  const found = scenarios.find((scenario) => scenario.name === name);
  if (!found) throw new Error(`no scenario ${name}`);
  return found;
}

/** The data of each event; throws where the text is no well-formed event stream. */
export function eventsIn(text: string): string[] {
  if (!text.endsWith('\n\n')) throw new Error('the last event has no blank line');
  return text
    .slice(0, -2)
    .split('\n\n')
    .map((event) => {
      if (!event.startsWith('data: ') || event.includes('\n')) throw new Error(`no event: ${event.slice(0, 40)}`);
      return event.slice('data: '.length);
    });
}
