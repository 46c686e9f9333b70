import { ErrorMessage } from 'tryagain';
import { normalizeError } from 'tryagain/errors';
import { Models } from './models';

export const dynamic = 'force-dynamic';

/** A server component: it reads a failure itself, hands the document to a client component, and renders one that fetches. */
export default function Page() {
  const failure = normalizeError({ base_resp: { status_code: 1008, status_msg: 'insufficient balance' } });
  return (
    <main>
      <p data-testid="server">{failure.kind}</p>
      <ErrorMessage error={failure.toJSON()} />
      <Models />
    </main>
  );
}
