'use client';
import { useEffect, useId, useRef, useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { safeCode } from '../errors/redact.js';
import type { ProviderError } from '../errors/provider-error.js';
import { providerLabel } from '../messages/describe-failure.js';
import { writeInstant } from '../messages/write-time.js';
import { DeveloperDetails } from './developer-details.js';
import { useMessages } from './messages-context.js';
import { RequestId } from './request-id.js';
import { seenAt } from './seen-at.js';

/** What can be looked up about a failure. On the page once somebody opens it. */
export function FailureDetails({ failure, showsId }: { failure: ProviderError; showsId: boolean }): ReactElement {
  const messages = useMessages();
  const { facts, actions, locale } = messages;
  const [open, setOpen] = useState(false);
  const id = useId();
  const element = useRef<HTMLDetailsElement>(null);
  // Somebody was faster than the page that hydrates: of that nobody tells it.
  useEffect(() => setOpen(element.current?.open ?? false), []);
  const code = safeCode(failure.code);
  return (
    <details ref={element} className="tryagain-details" onToggle={(event) => setOpen(event.currentTarget.open)} suppressHydrationWarning>
      <summary>{facts.label}</summary>
      {open && (
        <>
          <dl>
            {failure.provider !== null && <Fact name={facts.provider}>{providerLabel(failure.provider, messages)}</Fact>}
            {code !== null && (
              <Fact name={facts.code}>
                <code dir="ltr">{code}</code>
              </Fact>
            )}
            {failure.status !== null && <Fact name={facts.status}>{failure.status}</Fact>}
            <Fact name={facts.time}>{writeInstant(seenAt(failure), locale)}</Fact>
            {showsId && failure.requestId !== null && (
              <Fact name={actions.requestId} id={id}>
                <RequestId id={failure.requestId} labelledBy={id} />
              </Fact>
            )}
          </dl>
          {process.env.NODE_ENV !== 'production' && <DeveloperDetails failure={failure} />}
        </>
      )}
    </details>
  );
}

function Fact({ name, id, children }: { name: string; id?: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt id={id}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
