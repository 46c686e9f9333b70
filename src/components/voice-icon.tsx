import type { ReactElement } from 'react';
import { Drawing } from './drawing.js';

/** Three bars, which move while there is sound; a tick once all was read. */
export function VoiceIcon({ done }: { done: boolean }): ReactElement {
  return (
    <span className="tryagain-icon">
      <Drawing size={20} grid={24} strokeWidth={done ? 2 : 2.5}>
        {(done ? ['m6 12.5 4 4 8-9'] : ['M5.5 7.5v9', 'M12 4.5v15', 'M18.5 7.5v9']).map((bar) => (
          <path key={bar} d={bar} />
        ))}
      </Drawing>
    </span>
  );
}
