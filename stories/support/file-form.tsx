import { useEffect, useId } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import type { ProviderError } from '../../src/errors.js';
import { useFileUpload } from '../../src/hooks/use-file-upload.js';
import { useAppWords } from './app-words.js';
import { FileField } from './file-field.js';

/** A file, and what is in it. What is wrong stands at the field that can change it. */
export function FileForm({ onFailure }: { onFailure?: (error: ProviderError | undefined) => void }) {
  const words = useAppWords();
  const id = useId();
  const { status, chosen, progress, text, error, field, upload, retry, cancel } = useFileUpload();
  const busy = status === 'uploading' || status === 'extracting';
  useEffect(() => onFailure?.(error), [error, onFailure]);

  return (
    <form className="app-form" onSubmit={(event) => event.preventDefault()}>
      <div className="app-field">
        <label className="app-label" htmlFor={id}>
          {words.file}
        </label>
        <FileField
          id={id}
          aria-describedby={`${id}hint ${id}error`}
          aria-invalid={field === 'file' || undefined}
          chosen={chosen}
          onFile={(file) => void upload(file)}
        />
        <p className="app-quiet app-small" id={`${id}hint`}>
          {words.fileHint}
        </p>
        <div id={`${id}error`}>
          <ErrorMessage error={error} onRetry={retry} />
        </div>
      </div>
      <div className="app-row">
        <button
          type="button"
          className="app-button"
          aria-disabled={busy || undefined}
          onClick={() => !busy && void upload(new File([words.exampleText], 'sky.txt', { type: 'text/plain' }))}
        >
          {words.example}
        </button>
        {busy && (
          <button type="button" className="app-quiet-button" onClick={cancel}>
            {words.cancel}
          </button>
        )}
      </div>
      {busy && (
        <p className="app-progress">
          <span>
            {status === 'extracting' ? words.extracting : words.uploading} <bdi className="app-quiet">{chosen.name}</bdi>
          </span>
          <progress aria-label={words.uploading} value={status === 'extracting' ? undefined : (progress ?? undefined)} />
        </p>
      )}
      {status === 'done' && text !== null && (
        <output className="app-read">
          <span className="app-quiet app-small">{words.read}</span>
          <span dir="auto">{text}</span>
        </output>
      )}
    </form>
  );
}
