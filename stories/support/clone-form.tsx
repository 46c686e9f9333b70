import { useEffect, useId, useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import type { ProviderError } from '../../src/errors.js';
import { useVoiceClone } from '../../src/hooks/use-voice-clone.js';
import type { CloneField, VoiceCloneInput } from '../../src/hooks/use-voice-clone.js';
import { useAppWords } from './app-words.js';
import type { AppWords } from './app-words.js';
import { FileField } from './file-field.js';

interface Field {
  readonly name: CloneField;
  readonly type: 'file' | 'text';
  readonly label: keyof AppWords & ('sample' | 'voiceId' | 'spokenWords' | 'promptFile' | 'promptText' | 'demo');
  readonly hint?: 'sampleHint' | 'voiceIdHint';
}

const needed: readonly Field[] = [
  { name: 'file', type: 'file', label: 'sample', hint: 'sampleHint' },
  { name: 'voice-id', type: 'text', label: 'voiceId', hint: 'voiceIdHint' },
];
const further: readonly Field[] = [
  { name: 'text-validation', type: 'text', label: 'spokenWords' },
  { name: 'prompt-file', type: 'file', label: 'promptFile' },
  { name: 'prompt-text', type: 'text', label: 'promptText' },
  { name: 'text', type: 'text', label: 'demo' },
];

const recording = (name: string) => new File([new Uint8Array(4096)], name, { type: 'audio/mpeg' });
const texts = { 'voice-id': 'MyVoice01', 'text-validation': '', 'prompt-text': '', text: '' };

/** A voice of one's own. What is wrong stands at the field that can change it. */
export function CloneForm({ onFailure }: { onFailure?: (error: ProviderError | undefined) => void }) {
  const words = useAppWords();
  const id = useId();
  const [values, setValues] = useState<Record<string, string>>(texts);
  const [files, setFiles] = useState<Record<string, File>>({ file: recording('sample.mp3') });
  const [more, setMore] = useState(false);
  const { status, progress, voiceId, error, field, clone, retry, cancel } = useVoiceClone();
  const busy = status === 'uploading' || status === 'uploading-prompt' || status === 'cloning';
  useEffect(() => onFailure?.(error), [error, onFailure]);

  // A message in what is folded away would not be seen.
  const [pointedAt, setPointedAt] = useState(field);
  if (field !== pointedAt) {
    setPointedAt(field);
    if (further.some(({ name }) => name === field) || error?.detail === 'sample-mismatch') setMore(true);
  }

  const send = (event: FormEvent) => {
    event.preventDefault();
    const input = read(values, files);
    if (input && !busy) void clone(input);
  };
  const message = <ErrorMessage error={error} onRetry={retry} />;
  const row = (one: Field) => (
    <Row
      key={one.name}
      id={`${id}${one.name}`}
      label={words[one.label]}
      hint={one.hint && words[one.hint]}
      message={field === one.name && message}
    >
      {(props) =>
        one.type === 'text' ? (
          <input
            {...props}
            type="text"
            autoComplete="off"
            dir="auto"
            value={values[one.name] ?? ''}
            onChange={({ target }) => setValues({ ...values, [one.name]: target.value })}
          />
        ) : (
          <FileField {...props} accept="audio/*" chosen={files[one.name]} onFile={(file) => setFiles({ ...files, [one.name]: file })} />
        )
      }
    </Row>
  );

  return (
    <form className="app-form" onSubmit={send}>
      {needed.map(row)}
      <details className="app-more" open={more} onToggle={({ currentTarget }) => setMore(currentTarget.open)}>
        <summary>{words.more}</summary>
        <div>{further.map(row)}</div>
      </details>
      {field === null && message}
      <div className="app-row">
        <button className="app-button app-send" aria-disabled={busy || undefined}>
          {busy ? words.copying : words.copy}
        </button>
        {busy && (
          <button type="button" className="app-quiet-button" onClick={cancel}>
            {words.cancel}
          </button>
        )}
      </div>
      {busy && <progress aria-label={words.uploading} value={status === 'cloning' ? undefined : (progress ?? undefined)} />}
      <output>{voiceId !== null && words.copied.replace('{name}', voiceId)}</output>
    </form>
  );
}

interface RowProps {
  id: string;
  label: string;
  hint: string | undefined;
  message: ReactNode;
  children: (props: { id: string; 'aria-describedby': string; 'aria-invalid': true | undefined }) => ReactNode;
}

function Row({ id, label, hint, message, children }: RowProps) {
  return (
    <div className="app-field">
      <label className="app-label" htmlFor={id}>
        {label}
      </label>
      {children({ id, 'aria-describedby': `${id}hint ${id}error`, 'aria-invalid': message ? true : undefined })}
      <p className="app-quiet app-small" id={`${id}hint`}>
        {hint}
      </p>
      <div id={`${id}error`}>{message}</div>
    </div>
  );
}

function read(values: Record<string, string>, files: Record<string, File>): VoiceCloneInput | null {
  const { file, 'prompt-file': promptFile } = files;
  if (!file) return null;
  return {
    file,
    voiceId: values['voice-id'] ?? '',
    textValidation: values['text-validation'] || undefined,
    prompt: promptFile && { file: promptFile, text: values['prompt-text'] ?? '' },
    text: values['text'] || undefined,
  };
}
