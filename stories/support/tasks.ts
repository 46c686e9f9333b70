import { basePath } from './simulator-status.js';

export type Provider = 'kimi' | 'minimax';

/** Something to ask an AI provider for, as an app would write it: plain fetches to the handler. */
export interface Task {
  readonly label: string;
  /** On the button that starts it. */
  readonly verb: string;
  readonly providers: readonly Provider[];
  readonly run: (text: string, provider: Provider) => Promise<string>;
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Throws the answer where it is a failure: what it means is found out by the hook around it. */
async function send(path: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(`${basePath}/${path}`, init);
  if (!response.ok) throw response;
  return response;
}

const ask = async <Answer>(path: string, init: RequestInit): Promise<Answer> => (await (await send(path, init)).json()) as Answer;

function form(purpose: string, file: File): RequestInit {
  const body = new FormData();
  body.set('purpose', purpose);
  body.set('file', file);
  return { method: 'POST', body };
}

async function chat(text: string, provider: Provider): Promise<string> {
  const model = provider === 'kimi' ? 'kimi-k2.6' : 'MiniMax-M2';
  const answer = await ask<{ choices: { message: { content: string } }[] }>(
    `${provider}/chat/completions`,
    json({ model, messages: [{ role: 'user', content: text }] }),
  );
  return answer.choices[0]?.message.content ?? '';
}

async function readFile(text: string): Promise<string> {
  const { id } = await ask<{ id: string }>('kimi/files', form('file-extract', new File([text], 'question.txt', { type: 'text/plain' })));
  const content = await send(`kimi/files/${id}/content`);
  return `It is read: ${(await content.text()).length} characters.`;
}

async function readAloud(text: string): Promise<string> {
  const { extra_info } = await ask<{ extra_info?: { audio_length?: number } }>(
    'minimax/t2a_v2',
    json({ model: 'speech-2.6-hd', text, voice_setting: { voice_id: 'English_Graceful_Lady' } }),
  );
  const seconds = Math.round((extra_info?.audio_length ?? 0) / 1000);
  return `It is spoken${seconds > 0 ? ` in ${seconds} seconds` : ''}.`;
}

async function cloneVoice(): Promise<string> {
  const sample = new File([new Uint8Array(2048)], 'sample.mp3', { type: 'audio/mpeg' });
  const { file } = await ask<{ file: { file_id: number } }>('minimax/files/upload', form('voice_clone', sample));
  await ask('minimax/voice_clone', json({ file_id: file.file_id, voice_id: `Voice${Date.now()}` }));
  return 'The voice is ready.';
}

export const tasks = {
  chat: { label: 'Answer', verb: 'Ask', providers: ['kimi', 'minimax'], run: chat },
  files: { label: 'Read as a file', verb: 'Upload', providers: ['kimi'], run: readFile },
  speech: { label: 'Read aloud', verb: 'Speak', providers: ['minimax'], run: readAloud },
  clone: { label: 'Copy my voice', verb: 'Copy', providers: ['minimax'], run: cloneVoice },
} as const satisfies Record<string, Task>;

export type TaskName = keyof typeof tasks;
export const taskNames = Object.keys(tasks) as readonly TaskName[];
