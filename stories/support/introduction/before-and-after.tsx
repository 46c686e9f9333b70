import { useId, useState } from 'react';
import { ErrorMessage } from '../../../src/components/error-message.js';
import { useMessages } from '../../../src/components/messages-context.js';
import { askRow } from '../gallery-rows.js';
import { Wire } from '../gallery-wire.js';
import type { Case } from './cases.js';

/** Ids belong to somebody, the simulated ones too. */
const withoutIds = (text: string): string =>
  text.replace(/\b(org|proj|ak|cak|chatcmpl|req|trace)-?[_-][\w-]{6,}/g, '$1-…').replace(/\b[0-9a-f]{24,}\b/g, '…');

/** What the provider answers beside what people read. Trying again really asks again. */
export function BeforeAndAfter({ cases }: { cases: readonly Case[] }) {
  const name = useId();
  const { locale } = useMessages();
  const [chosen, setChosen] = useState(0);
  const [asked, setAsked] = useState(cases);
  const current = asked[chosen];
  if (!current) return null;
  const { row } = current;
  const [answer] = row.answers;
  const again = async () => {
    const next = await askRow(row, 700);
    setAsked((before) => before.map((one, index) => (index === chosen ? { ...one, row: next } : one)));
  };
  return (
    <>
      <fieldset className="intro-picks">
        <legend>A failure</legend>
        {asked.map(({ label }, index) => (
          <label key={label}>
            <input type="radio" name={name} checked={index === chosen} onChange={() => setChosen(index)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <div className="intro-compare">
        <section aria-label="What the provider answers" className="gallery-wire">
          <p className="gallery-label">What the provider says</p>
          {answer && <Wire head={[`HTTP ${answer.status}`]} lines={linesOf(answer.body)} />}
        </section>
        <section aria-label="What people read">
          <p className="gallery-label">What people read</p>
          <div lang={locale}>
            <ErrorMessage key={chosen} error={row.error} viewer="user" onRetry={again} />
          </div>
        </section>
      </div>
    </>
  );
}

function linesOf(body: string): string[] {
  try {
    return withoutIds(JSON.stringify(JSON.parse(body), null, 2)).split('\n');
  } catch {
    return withoutIds(body).split('\n');
  }
}
