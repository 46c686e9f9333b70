import type { Answer, Call, Endpoint } from './endpoint.js';
import { invalidRequest, isFile } from './endpoint.js';
import type { KimiFile } from './state.js';

const purposes: readonly string[] = ['file-extract', 'image', 'video', 'batch'];
const maxFiles = 1000;
const maxBytes = 104_857_600;

export const kimiFilesEndpoints: readonly Endpoint[] = [
  kimiFiles('POST /files', upload),
  kimiFiles('GET /files', ({ state }) => ({ type: 'json', body: { object: 'list', data: [...state.kimiFiles.values()].map(described) } })),
  kimiFiles(
    'GET /files/{id}',
    withFile((file) => ({ type: 'json', body: described(file) })),
  ),
  kimiFiles(
    'GET /files/{id}/content',
    withFile(({ content }) => ({ type: 'text', body: content })),
  ),
  kimiFiles(
    'DELETE /files/{id}',
    withFile(({ id }, { state }) => {
      state.kimiFiles.delete(id);
      return { type: 'json', body: { deleted: true, id, object: 'file' } };
    }),
  ),
];

function kimiFiles(route: Endpoint['route'], answer: Endpoint['answer']): Endpoint {
  return { providers: ['kimi'], route, dialect: 'kimi', answer };
}

async function upload({ form, state, random, now }: Call): Promise<Answer> {
  const file = form?.get('file');
  const purpose = form?.get('purpose');
  if (!isFile(file)) return invalidRequest('file is required, as multipart/form-data');
  if (typeof purpose !== 'string' || !purposes.includes(purpose)) return refused("Invalid purpose: only 'file-extract' accepted");
  if (file.size === 0) return refused('File size is zero, please confirm and re-upload the file');
  if (file.size > maxBytes) return refused('File size is too large, max file size is 100MB, please confirm and re-upload the file');
  if (state.kimiFiles.size >= maxFiles) {
    return refused(`The number of files you have uploaded exceeded the max file count ${maxFiles}, please delete previous uploaded files`);
  }
  const stored: KimiFile = {
    id: random.letters(20),
    object: 'file',
    bytes: file.size,
    created_at: Math.floor(now / 1000),
    filename: file.name,
    purpose,
    status: 'ok',
    status_details: '',
    content: await textIn(file),
  };
  state.kimiFiles.set(stored.id, stored);
  return { type: 'json', body: described(stored) };
}

/** Text as it is; of anything else, what an extraction might have read. */
async function textIn(file: File): Promise<string> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    if (!text.includes('\0')) return text;
  } catch {
    // Not UTF-8, so no text.
  }
  return `(Text read from ${file.name})`;
}

function described(file: KimiFile): object {
  const { id, object, bytes, created_at, filename, purpose, status, status_details } = file;
  return { id, object, bytes, created_at, filename, purpose, status, status_details };
}

function withFile(answer: (file: KimiFile, call: Call) => Answer): (call: Call) => Answer {
  return (call) => {
    const file = call.state.kimiFiles.get(call.id);
    if (file) return answer(file, call);
    return { type: 'failure', failure: { code: 'resource_not_found_error', status: 404, message: `Not found the file ${call.id}` } };
  };
}

function refused(message: string): Answer {
  return { type: 'failure', failure: { code: 'invalid_request_error', status: 400, message } };
}
