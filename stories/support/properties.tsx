/** Every custom property one may set, and what it colours or measures. */
export const properties: readonly (readonly [name: `--tryagain-${string}`, what: string])[] = [
  ['--tryagain-surface', 'the ground'],
  ['--tryagain-ink', 'the text'],
  ['--tryagain-muted', 'the quieter text'],
  ['--tryagain-line', 'lines'],
  ['--tryagain-control-line', 'borders of controls'],
  ['--tryagain-focus', 'the focus ring'],
  ['--tryagain-radius', 'corners; those of buttons are 4 px less'],
  ['--tryagain-hue-wait', 'failures that pass by themselves'],
  ['--tryagain-hue-user', 'failures the person can mend: another text, another file'],
  ['--tryagain-hue-owner', 'failures the owner can mend: credit, a plan, a key'],
  ['--tryagain-hue-other', 'the rest'],
];

export function Properties() {
  return (
    <table className="members">
      <tbody>
        {properties.map(([name, what]) => (
          <tr key={name}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{what}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
