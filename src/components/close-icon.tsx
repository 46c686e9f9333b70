import type { ReactElement } from 'react';
import { Drawing } from './drawing.js';

export function CloseIcon(): ReactElement {
  return (
    <Drawing size={16}>
      <path d="m4 4 8 8M12 4l-8 8" />
    </Drawing>
  );
}
