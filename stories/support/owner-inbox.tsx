import { useAppWords } from './app-words.js';

/** What visitors told the owner, the newest first. */
export function OwnerInbox({ notes }: { notes: readonly string[] }) {
  const words = useAppWords();
  if (notes.length === 0) return null;
  return (
    <section>
      <h3>{words.fromVisitors}</h3>
      {notes.map((note, index) => (
        <p key={notes.length - index} className="app-note" dir="auto">
          {note}
        </p>
      ))}
    </section>
  );
}
