import { elementWords } from './element-words.js';
import type { ElementName, ElementWord } from './element-words.js';

/** The words on an element, as a table. */
export function Words({ of }: { of: ElementName }) {
  const rows: readonly ElementWord[] = elementWords[of];
  return (
    <>
      <p className="sbdocs sbdocs-p">
        On <code>.{of.split(' ')[0]}</code>, to style by and to test by:
      </p>
      <table className="members">
        <tbody>
          {rows.map(({ name, words, says }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
              </th>
              <td>
                {says}
                {words.length > 0 && <br />}
                {words.map((word) => (
                  <code key={word}>{word}</code>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
