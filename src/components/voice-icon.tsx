import type { ReactElement } from 'react';

/** Three bars, which move while there is sound; a tick once all was read. */
export function VoiceIcon({ done }: { done: boolean }): ReactElement {
  return (
    <span className="tryagain-icon" aria-hidden="true">
      <svg
        width="20"
        height="20"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth={done ? 2 : 2.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {(done ? ['m6 12.5 4 4 8-9'] : ['M5.5 7.5v9', 'M12 4.5v15', 'M18.5 7.5v9']).map((bar) => (
          <path key={bar} d={bar} />
        ))}
      </svg>
    </span>
  );
}
