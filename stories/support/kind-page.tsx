import { useState } from 'react';
import { kinds } from '../../src/errors.js';
import type { Kind } from '../../src/errors.js';
import { BothReaders } from './both-readers.js';
import { KindCodes } from './kind-codes.js';
import { KindLink } from './kind-link.js';
import { exampleOf, variantsOf } from './kind-variants.js';
import type { Variant } from './kind-variants.js';
import { useKindWords } from './use-kind-words.js';
import { Wire } from './gallery-wire.js';
import './gallery.css';
import './kinds.css';

const order = Object.keys(kinds) as Kind[];

/** The words on which colours hang, as on a message. */
export const hueOfKind = (kind: Kind) => ({ 'data-retry': kinds[kind].retry, 'data-fixable-by': kinds[kind].fixableBy });

/** Everything about one kind, out of the tables: what it means, what each reader reads, which codes lead here. */
export function KindPage({ kind }: { kind: Kind }) {
  const words = useKindWords();
  const { retry, fixableBy, status } = kinds[kind];
  const { name, means } = words.meanings[kind];
  const [variants] = useState(() => variantsOf(kind));
  const place = order.indexOf(kind);
  const neighbours = [order.at(place - 1), order[(place + 1) % order.length]].filter((neighbour) => neighbour !== undefined);
  return (
    <main className="gallery kind">
      <header className="gallery-head gallery-hue" {...hueOfKind(kind)}>
        <p className="kind-up">
          <KindLink to={null}>{words.all}</KindLink>
        </p>
        <h1>
          {name} <code>{kind}</code>
        </h1>
        <p className="kind-means">{means}</p>
        <dl className="kind-facts">
          <Fact term={words.retry} value={retry} meaning={words.retries[retry]} />
          <Fact term={words.fixableBy} value={fixableBy} meaning={words.fixers[fixableBy]} />
          <Fact term={words.status} value={String(status)} meaning={words.statusHint} />
        </dl>
      </header>

      <section aria-labelledby="kind-people">
        <h2 id="kind-people">{words.people}</h2>
        {variants.map((variant) => (
          <VariantCard key={variant.id} variant={variant} />
        ))}
      </section>

      <section aria-labelledby="kind-developers">
        <h2 id="kind-developers">{words.developers}</h2>
        <p>{words.developersLead}</p>
        <Document kind={kind} />
      </section>

      <section aria-labelledby="kind-codes">
        <h2 id="kind-codes">{words.codes}</h2>
        <KindCodes kind={kind} />
      </section>

      <nav className="kind-neighbours" aria-label={words.kinds}>
        {neighbours.map((neighbour) => (
          <KindLink key={neighbour} to={neighbour}>
            {words.meanings[neighbour].name}
          </KindLink>
        ))}
      </nav>
    </main>
  );
}

function Fact({ term, value, meaning }: { term: string; value: string; meaning: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        <code>{value}</code> {meaning}
      </dd>
    </div>
  );
}

/** One way it reads: for a visitor and for the owner. */
function VariantCard({ variant: { words: special, make, id } }: { variant: Variant }) {
  const words = useKindWords();
  const [first, ...others] = special;
  const usual = first === undefined ? words.usually : first === 'wait' ? words.waits : null;
  return (
    <article className="kind-variant" aria-labelledby={id}>
      <h3 id={id}>{usual ?? [first, ...others].map((word) => <code key={word}>{word}</code>)}</h3>
      <BothReaders make={make} label={usual ?? special.join(', ')} />
    </article>
  );
}

/** The error as it travels. */
function Document({ kind }: { kind: Kind }) {
  const [document] = useState(() => exampleOf(kind).toJSON());
  const head = [`POST /api/ai/${document.provider ?? 'kimi'}/chat`, `HTTP ${document.status}`, 'content-type: application/problem+json'];
  return (
    <div className="gallery-wire">
      <Wire head={head} lines={JSON.stringify(document, null, 2).split('\n')} />
    </div>
  );
}
