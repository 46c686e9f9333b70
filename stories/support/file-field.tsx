import type { ComponentPropsWithoutRef } from 'react';
import { useAppWords } from './app-words.js';

interface FileFieldProps extends Omit<ComponentPropsWithoutRef<'input'>, 'type' | 'onChange'> {
  chosen: File | null | undefined;
  onFile: (file: File) => void;
}

/** The browser's own says "no file chosen" in the browser's own language, whatever was chosen before. */
export function FileField({ chosen, onFile, ...props }: FileFieldProps) {
  const words = useAppWords();
  return (
    <span className="app-file">
      <span className="app-file-button">
        <input
          {...props}
          type="file"
          onChange={({ target }) => {
            const file = target.files?.[0];
            // Else the same file, corrected meanwhile, would be no change.
            target.value = '';
            if (file) onFile(file);
          }}
        />
        <span className="app-button" aria-hidden="true">
          {words.choose}
        </span>
      </span>
      <bdi className="app-quiet">{chosen?.name}</bdi>
    </span>
  );
}
