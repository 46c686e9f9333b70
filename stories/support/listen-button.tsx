import { Drawing } from '../../src/components/drawing.js';
import { useAppWords } from './app-words.js';

interface ListenButtonProps {
  /** This answer is read already. */
  isHeard: boolean;
  onListen: () => void;
}

/** Has an answer read aloud. What becomes of it, and what stops it, a chip says. */
export function ListenButton({ isHeard, onListen }: ListenButtonProps) {
  const words = useAppWords();
  return (
    <button type="button" className="app-quiet-button" aria-disabled={isHeard || undefined} onClick={() => !isHeard && onListen()}>
      <Drawing size={16}>
        <path d="M3 6v4h2.5L9 13V3L5.5 6H3ZM11 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6 6 0 0 1 0 9" />
      </Drawing>
      {words.listen}
    </button>
  );
}
