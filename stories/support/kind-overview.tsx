import { kinds } from '../../src/errors.js';
import type { Kind } from '../../src/errors.js';
import { useGalleryWords } from './gallery-words.js';
import { KindLink } from './kind-link.js';
import { hueOfKind } from './kind-page.js';
import { useKindWords } from './use-kind-words.js';
import './gallery.css';
import './kinds.css';

/** All kinds at a glance, each leading to its page. */
export function KindOverview() {
  const words = useKindWords();
  const short = useGalleryWords();
  return (
    <main className="gallery kind">
      <header className="gallery-head">
        <h1>{words.kinds}</h1>
        <p>{words.lead}</p>
      </header>
      <ul className="kind-overview">
        {(Object.keys(kinds) as Kind[]).map((kind) => (
          <li key={kind} className="gallery-hue" {...hueOfKind(kind)}>
            <KindLink to={kind}>{words.meanings[kind].name}</KindLink>
            <p>{words.meanings[kind].means}</p>
            <ul className="gallery-facts">
              <li>
                {short.retry} <code>{kinds[kind].retry}</code>
              </li>
              <li>
                {short.fixableBy} <code>{kinds[kind].fixableBy}</code>
              </li>
              <li>
                {words.status.toLowerCase()} <code>{kinds[kind].status}</code>
              </li>
            </ul>
          </li>
        ))}
      </ul>
    </main>
  );
}
