import { useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { askRow } from './gallery-rows.js';
import type { AskedRow } from './gallery-rows.js';
import { GalleryWire } from './gallery-wire.js';
import { useGalleryWords } from './gallery-words.js';

export const anchorOf = ({ provider, id }: Pick<AskedRow, 'provider' | 'id'>): string => `${provider}-${id}`;
const initials = /^(?:api|rpm|tpm|tpd)$/;

/** A row's id as people write it: `api-not-open` is "API not open". */
export function headingOf({ id }: Pick<AskedRow, 'id'>): string {
  const words = id.split('-').map((word) => (initials.test(word) ? word.toUpperCase() : word));
  return words.join(' ').replace(/^\w/, (letter) => letter.toUpperCase());
}

/** The words on which colours hang, as on a message. */
export const hueOf = ({ error }: Pick<AskedRow, 'error'>) => ({ 'data-retry': error.retry, 'data-fixable-by': error.fixableBy });

/** One row: what the provider says on one side, what people read on the other. Trying again really asks again. */
export function GalleryCard({ row: asked }: { row: AskedRow }) {
  const words = useGalleryWords();
  const [row, setRow] = useState(asked);
  const { error, source } = row;
  const anchor = anchorOf(row);
  const isNumber = /^\d+$/.test(row.id);
  return (
    <article className="gallery-card gallery-hue" id={anchor} aria-labelledby={`${anchor}-heading`} {...hueOf(row)}>
      <header>
        <h2 id={`${anchor}-heading`}>
          <a href={`#${anchor}`}>
            <bdi>{headingOf(row)}</bdi>
            {isNumber && <span className="gallery-gloss"> {(error.detail ?? error.kind).replaceAll('-', ' ')}</span>}
          </a>
        </h2>
        <ul className="gallery-facts">
          <li className="gallery-kind">
            <code>{error.kind}</code>
          </li>
          <li>
            {words.retry} <code>{error.retry}</code>
          </li>
          <li>
            {words.fixableBy} <code>{error.fixableBy}</code>
          </li>
          {source && (
            <li>
              <a href={source} aria-label={`${words.source}: ${headingOf(row)}`}>
                {words.source}
              </a>
            </li>
          )}
        </ul>
      </header>
      <GalleryWire answers={row.answers} />
      {(['user', 'owner'] as const).map((viewer) => (
        <div key={viewer} className="gallery-reader">
          <h3 className="gallery-label">{words[viewer]}</h3>
          <ErrorMessage error={error} viewer={viewer} onRetry={async () => setRow(await askRow(row, 700))} />
        </div>
      ))}
    </article>
  );
}
