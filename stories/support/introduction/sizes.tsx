import { measured } from './measured.js';

const rows: readonly (readonly [name: keyof typeof measured, label: string])[] = [
  ['useProviderQuery + ErrorMessage + RetryButton + English', 'The quick start: a query, a message with its button, English'],
  ['tryagain', 'Everything: all components, chat, speech, files'],
  ['tryagain/errors', 'The reader of failures alone, without React'],
  ['tryagain/styles.css', 'The style sheet'],
  ['zh', 'Each further language'],
];

const heaviest = measured.tryagain;

/** Kilobytes, and a bar beside each to compare them by. */
export function Sizes() {
  return (
    <dl className="intro-sizes">
      {rows.map(([name, label]) => (
        <div key={name}>
          <dt>{label}</dt>
          <dd>
            <span aria-hidden="true" style={{ inlineSize: `${(measured[name] / heaviest) * 100}%` }} />
            about {measured[name]} kB
          </dd>
        </div>
      ))}
    </dl>
  );
}
