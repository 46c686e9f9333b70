import { useState } from 'react';
import { ErrorMessage, useVoiceClone } from 'tryagain';

export function CloneVoice({ sample }: { sample: File }) {
  const [voiceId, setVoiceId] = useState('');
  const { status, error, field, clone, retry } = useVoiceClone();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void clone({ file: sample, voiceId });
      }}
    >
      <label>
        Name of the voice
        <input value={voiceId} aria-invalid={field === 'voice-id'} onChange={({ target }) => setVoiceId(target.value)} />
      </label>
      <button>{status === 'cloning' ? 'One moment…' : 'Copy this voice'}</button>
      <ErrorMessage error={error} onRetry={retry} />
    </form>
  );
}
