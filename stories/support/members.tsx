import { Markdown } from '@storybook/addon-docs/blocks';
import type { Described } from '../../.storybook/docstrings.js';

interface MembersProps {
  /** Out of `import docs from './some-file.ts?docs'`. */
  of: readonly (readonly Described[] | undefined)[];
  without?: readonly string[];
}

/** What a hook takes or gives: the docstrings of its types, as a table. */
export function Members({ of, without = [] }: MembersProps) {
  const members = of.flatMap((one) => one ?? []).filter(({ name }) => !without.includes(name));
  if (members.length === 0) throw new Error('There is nothing to tell: is the interface still called so?');
  return (
    <table className="members">
      <thead>
        <tr>
          <th scope="col">name</th>
          <th scope="col">what it is</th>
        </tr>
      </thead>
      <tbody>
        {members.map(({ name, type, text, need }) => (
          <tr key={name}>
            <td>
              <code>{need === 'optional' ? `${name}?` : name}</code>
            </td>
            <td>
              {text !== '' && <Markdown>{text}</Markdown>}
              {type !== '' && <code>{type}</code>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
