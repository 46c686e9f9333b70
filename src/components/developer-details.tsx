'use client';
import type { ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { safeCode } from '../errors/redact.js';
import { documentationPage } from '../hooks/documentation-page.js';
import { hintOf } from './developer-hints.js';

/** What a developer asks first. In English, as a console is; a production build has none of it. */
export function DeveloperDetails({ failure }: { failure: ProviderError }): ReactElement {
  const { kind, detail, code, retry, fixableBy, provider } = failure;
  const page = documentationPage(provider);
  return (
    <div className="tryagain-developer" lang="en" dir="ltr">
      <p>For developers. Not shown in production.</p>
      <p>{hintOf(failure)}</p>
      <pre>{`{ kind: '${kind}', detail: ${quote(detail)}, code: ${quote(safeCode(code))}, retry: '${retry}', fixableBy: '${fixableBy}' }`}</pre>
      {page !== null && (
        <p>
          <a href={page} target="_blank" rel="noreferrer">
            {`How ${provider} documents its failures`}
          </a>
        </p>
      )}
    </div>
  );
}

const quote = (word: string | null) => (word === null ? 'null' : `'${word}'`);
