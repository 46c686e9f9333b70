import type { ReactElement } from 'react';
import type { Detail, Kind } from '../errors/kinds.js';
import { Drawing } from './drawing.js';

const icons = {
  clock: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 7.5V12l3 2',
  cloud: 'M7.5 18.5h9.2a3.9 3.9 0 0 0 .5-7.7A5.4 5.4 0 0 0 6.7 9.6a4.5 4.5 0 0 0 .8 8.9Z',
  card: 'M5.5 6h13a2 2 0 0 1 2 2v8.5a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2ZM3.5 10.25h17M7 14.75h3.5',
  key: 'M8 11.5a4 4 0 1 1 0 8 4 4 0 0 1 0-8ZM10.9 12.6 19.5 4M15 8.5l2.75 2.75',
  pencil: 'M5 19l.8-3.7 9.9-9.9a1.8 1.8 0 0 1 2.6 0l.3.3a1.8 1.8 0 0 1 0 2.6l-9.9 9.9L5 19ZM13.75 7.35l2.9 2.9',
  connection: 'M4 10.2a11.6 11.6 0 0 1 16 0M7.2 13.6a7 7 0 0 1 9.6 0M12 17.5h.01M5 4.5l14 15',
  code: 'm8.5 7.5-4.5 4.5 4.5 4.5M15.5 7.5l4.5 4.5-4.5 4.5',
  lines: 'M5 7h14M5 12h10M5 17h3',
  file: 'M7 3.5h6.5l4.5 4.5v12.5H7ZM13.5 3.5V8H18',
  check: 'm5 12.75 4.5 4.5L19 7.5',
  info: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17ZM12 11.25v4.5M12 8h.01',
} as const;

const iconOf: Readonly<Record<Kind | 'mended', keyof typeof icons>> = {
  mended: 'check',
  authentication: 'key',
  permission: 'key',
  'insufficient-balance': 'card',
  'quota-exceeded': 'clock',
  'not-in-plan': 'card',
  'rate-limited': 'clock',
  overloaded: 'cloud',
  'server-error': 'cloud',
  timeout: 'clock',
  network: 'connection',
  'content-filtered': 'pencil',
  'context-too-long': 'pencil',
  'invalid-input': 'pencil',
  'invalid-request': 'code',
  'not-found': 'code',
  conflict: 'pencil',
  aborted: 'info',
  unknown: 'info',
};

/** Where a detail has a better one than its kind. */
const iconOfDetail: Partial<Record<Detail, keyof typeof icons>> = {
  // The strokes of a line that broke would send people to their own.
  'from-server': 'cloud',
  'stream-cut': 'lines',
  'file-empty': 'file',
  'file-too-large': 'file',
  'file-unreadable': 'file',
  'file-without-text': 'file',
  'too-many-files': 'file',
};

interface FailureIconProps {
  kind: Kind | 'mended';
  detail?: Detail | null | undefined;
}

/** The text says everything; the icon tells kinds apart where colours can't. */
export function FailureIcon({ kind, detail }: FailureIconProps): ReactElement {
  return (
    <span className="tryagain-icon">
      <Drawing size={20} grid={24} strokeWidth={1.75}>
        <path d={icons[(detail && iconOfDetail[detail]) ?? iconOf[kind]]} />
      </Drawing>
    </span>
  );
}
