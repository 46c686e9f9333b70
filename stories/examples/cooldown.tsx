import { useCooldown } from 'tryagain';

export function SendButton({ send }: { send: () => void }) {
  const cooldown = useCooldown('kimi');
  const waits = cooldown.state === 'waiting';
  return (
    <button aria-disabled={waits || undefined} onClick={() => !waits && send()}>
      {waits ? `Send in ${cooldown.seconds} s` : 'Send'}
    </button>
  );
}
