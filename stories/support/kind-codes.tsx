import type { ReactNode } from 'react';
import type { ErrorRow, Kind } from '../../src/errors.js';
import { headingOf } from './gallery-card.js';
import { ownFailuresOf, shelvesOf, statusesOf } from './kind-rows.js';
import type { Shelf } from './kind-rows.js';
import { pageOf, sourceOf } from './kind-sources.js';
import { wordsOf } from './kind-variants.js';
import { useKindWords } from './use-kind-words.js';

/** Which codes lead to a kind, table by table; then what this package finds by itself, and the bare statuses. */
export function KindCodes({ kind }: { kind: Kind }) {
  const words = useKindWords();
  const shelves = shelvesOf(kind);
  const own = ownFailuresOf(kind);
  const { numbers, rest } = statusesOf(kind);
  if (shelves.length + own.length + numbers.length + rest.length === 0) return <p>{words.none}</p>;
  return (
    <>
      {shelves.length > 0 && <p>{words.codesLead}</p>}
      {shelves.map((shelf) => (
        <CodeShelf key={shelf.id} shelf={shelf} />
      ))}
      {own.length > 0 && (
        <Group title={words.own}>
          {own.map(({ code, detail }) => (
            <li key={code}>
              <span className="kind-row">
                <code>{code}</code>
              </span>
              {detail !== null && <Notes notes={[detail]} />}
            </li>
          ))}
        </Group>
      )}
      {numbers.length + rest.length > 0 && (
        <Group title={words.statuses}>
          <li className="kind-statuses">
            <span className="kind-codes">
              {numbers.map((status) => (
                <code key={status}>{status}</code>
              ))}
              {rest.map((hundred) => (
                <span key={hundred}>{words.statusRest[hundred]}</span>
              ))}
            </span>
          </li>
        </Group>
      )}
    </>
  );
}

function Group({ title, page, children }: { title: string; page?: string | null; children: ReactNode }) {
  const words = useKindWords();
  return (
    <div className="kind-shelf">
      <h3>
        {title}
        {page != null && (
          <a href={page} aria-label={`${words.page}: ${title}`}>
            {words.page}
          </a>
        )}
      </h3>
      <ul>{children}</ul>
    </div>
  );
}

function CodeShelf({ shelf }: { shelf: Shelf }) {
  const words = useKindWords();
  const labels = shelf.tables.map(({ label }) => label).join(' · ');
  const title = labels || (shelf.id === 'anybody' ? words.anybody : words.otherClouds);
  const page = pageOf(shelf);
  return (
    <Group title={title} page={page}>
      {shelf.rows.map((row) => (
        <Row key={row.id} row={row} title={title} source={sourceOf(shelf, row)} page={page} />
      ))}
    </Group>
  );
}

function Row({ row, title, source, page }: { row: ErrorRow; title: string; source: string | null; page: string | null }) {
  const words = useKindWords();
  const { codes = [], text, certainty } = row;
  const read = codes.length === 0 ? words.bySentence : text ? words.withSentence : null;
  const notes = [read, certainty === 'generic' && !text ? words.generic : null].filter((note) => note !== null);
  return (
    <li data-row={row.id}>
      <span className="kind-row">{codes.includes(row.id) ? <code>{row.id}</code> : <bdi>{headingOf(row)}</bdi>}</span>
      <span className="kind-codes">
        {codes
          .filter((code) => code !== row.id)
          .map((code) => (
            <code key={code}>{code}</code>
          ))}
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </span>
      <Notes notes={wordsOf(row)} />
      {source !== null && source !== page && (
        <a href={source} aria-label={`${words.source}: ${title}, ${row.id}`}>
          {words.source}
        </a>
      )}
    </li>
  );
}

function Notes({ notes }: { notes: readonly string[] }) {
  return (
    <span className="kind-notes">
      {notes.map((note) => (
        <code key={note}>{note}</code>
      ))}
    </span>
  );
}
