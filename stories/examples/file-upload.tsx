import { ErrorMessage, useFileUpload } from 'tryagain';

export function ReadFile() {
  const { status, progress, text, error, field, upload, retry, cancel } = useFileUpload();
  return (
    <>
      <input
        type="file"
        aria-label="File"
        aria-invalid={field === 'file'}
        onChange={({ target }) => target.files?.[0] && void upload(target.files[0])}
      />
      {status === 'uploading' && <progress aria-label="Sent" value={progress ?? undefined} />}
      {status === 'uploading' && <button onClick={cancel}>Stop</button>}
      <ErrorMessage error={error} onRetry={retry} />
      <p>{text}</p>
    </>
  );
}
