import { documentationPages } from '../../src/providers/documentation.js';
import { anchorOf, GalleryCard, headingOf, hueOf } from './gallery-card.js';
import { galleryTables } from './gallery-rows.js';
import type { AskedRow, GalleryProvider } from './gallery-rows.js';
import { useGalleryWords } from './gallery-words.js';
import './gallery.css';

/** Everything a provider is known to say when it fails, row by row. */
export function GalleryPage({ provider, rows }: { provider: GalleryProvider; rows: readonly AskedRow[] }) {
  const words = useGalleryWords();
  return (
    <main className="gallery">
      <header className="gallery-head">
        <h1>{galleryTables[provider].label}</h1>
        <p>
          {words.leads[provider]} {provider !== 'kimi-code' && <a href={documentationPages[provider]}>{words.page}</a>}
        </p>
        <nav aria-label={words.index}>
          <ol>
            {rows.map((row) => (
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
        <GalleryCard key={row.id} row={row} />
      ))}
    </main>
  );
}
