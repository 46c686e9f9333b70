import { useDeferredValue, useId, useState } from 'react';
import { documentationPages } from '../../src/providers/documentation.js';
import { useMessages } from '../../src/components/messages-context.js';
import { describeFailure } from '../../src/messages/describe-failure.js';
import { anchorOf, GalleryCard, headingOf, hueOf } from './gallery-card.js';
import { galleryTables } from './gallery-rows.js';
import type { AskedRow, GalleryProvider } from './gallery-rows.js';
import { useGalleryWords } from './gallery-words.js';
import './gallery.css';

/** Everything a provider is known to say when it fails, row by row. */
export function GalleryPage({ provider, rows }: { provider: GalleryProvider; rows: readonly AskedRow[] }) {
  const words = useGalleryWords();
  const id = useId();
  const [wanted, setWanted] = useState('');
  const found = useFound(rows, useDeferredValue(wanted));
  return (
    <main className="gallery">
      <header className="gallery-head">
        <h1>{galleryTables[provider].label}</h1>
        <p>
          {words.leads[provider]} {provider !== 'kimi-code' && <a href={documentationPages[provider]}>{words.page}</a>}
        </p>
        <p className="gallery-find">
          <label htmlFor={id}>{words.find}</label>
          <input
            id={id}
            type="search"
            dir="auto"
            autoComplete="off"
            placeholder={words.findHint}
            value={wanted}
            onChange={({ target }) => setWanted(target.value)}
          />
          <output>{words.found.replace('{count}', String(found.length)).replace('{all}', String(rows.length))}</output>
        </p>
        <nav aria-label={words.index}>
          <ol>
            {found.map((row) => (
              <li key={row.id}>
                <a className="gallery-hue" href={`#${anchorOf(row)}`} {...hueOf(row)}>
                  <bdi>{headingOf(row)}</bdi>
                </a>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      {rows.map((row) => (
        // Hidden, not taken away: what was asked anew in it stays.
        <div key={row.id} hidden={!found.includes(row)}>
          <GalleryCard row={row} />
        </div>
      ))}
    </main>
  );
}

/** The rows in which every word stands: a code, a kind, a piece of the provider's sentence or of ours. */
function useFound(rows: readonly AskedRow[], wanted: string): readonly AskedRow[] {
  const messages = useMessages();
  const pieces = wanted.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (pieces.length === 0) return rows;
  return rows.filter((row) => {
    const { error, answers } = row;
    const read = (['user', 'owner'] as const).map((viewer) => describeFailure(error, messages, viewer).title);
    const all = [
      headingOf(row),
      error.kind,
      error.detail,
      error.code,
      error.retry,
      ...read,
      ...answers.map(({ status, body }) => `${status} ${body}`),
    ];
    const text = all.join(' ').toLocaleLowerCase();
    return pieces.every((piece) => text.includes(piece));
  });
}
