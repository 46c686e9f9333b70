const post = (path: string, body: unknown): Promise<Response> =>
  fetch(`/api/ai/${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function upload(path: string, purpose: string): Promise<Response> {
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('file', new File(['Some text of a file.'], 'notes.txt', { type: 'text/plain' }));
  return fetch(`/api/ai/${path}`, { method: 'POST', body: form });
}

/** How an app meets each endpoint. */
const asks: Readonly<Record<string, () => Promise<Response>>> = {
  'kimi POST /chat/completions': () =>
    post('kimi/chat/completions', { model: 'kimi-k2.6', messages: [{ role: 'user', content: 'Why is the sky blue?' }] }),
  'kimi POST /files': () => upload('kimi/files', 'file-extract'),
  'kimi GET /files/{id}/content': () => fetch('/api/ai/kimi/files/file-1/content'),
  'minimax POST /chat/completions': () =>
    post('minimax/chat/completions', { model: 'MiniMax-M3', messages: [{ role: 'user', content: 'Why is the sky blue?' }] }),
  'minimax POST /t2a_v2': () =>
    post('minimax/t2a_v2', {
      model: 'speech-2.8-turbo',
      text: 'The sky is blue.',
      voice_setting: { voice_id: 'English_expressive_narrator' },
    }),
  'minimax POST /voice_clone': () => post('minimax/voice_clone', { file_id: 1, voice_id: 'MyOwnVoice01' }),
};

/** @param route As the simulator's scenarios name it: `POST /t2a_v2`. */
export function askAt(provider: string, route: string): Promise<Response> {
  const ask = asks[`${provider} ${route}`];
  if (!ask) throw new Error(`Nobody wrote down how to ask ${provider} for ${route}.`);
  return ask();
}
