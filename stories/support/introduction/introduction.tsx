import { useState } from 'react';
import type { ReactNode } from 'react';
import { ErrorMessage } from '../../../src/components/error-message.js';
import { useMessages } from '../../../src/components/messages-context.js';
import { StoryLink } from '../story-link.js';
import { Wire } from '../gallery-wire.js';
import { makeError, waitOf } from '../make-error.js';
import { OneWait } from '../one-wait.js';
import { BeforeAndAfter } from './before-and-after.js';
import type { Case } from './cases.js';
import { CopyCode } from './copy-code.js';
import { quickStart } from './quick-start.js';
import { Recovery } from './recovery.js';
import { Sizes } from './sizes.js';
import '../gallery.css';
import './introduction.css';

/** What a visitor sees first. Everything on it is live, and nothing leaves the page. */
export function Introduction({ cases }: { cases: readonly Case[] }) {
  const [vite, main] = quickStart;
  return (
    <main className="intro" lang="en">
      <header className="intro-head">
        <p className="intro-name">tryagain</p>
        <h1>When the model doesn’t answer, your app still does.</h1>
        <p className="intro-lead">
          AI providers fail in dozens of shapes. tryagain makes each of them a clear sentence, the right next step, and a countdown that is
          true. For React, beside TanStack Query, the AI SDK, the openai SDK or plain fetch.
        </p>
        <CopyCode code="npm install tryagain @tanstack/react-query" label="Install" />
        <p className="intro-links">
          <StoryLink to="the-whole-app--everything" className="intro-main-link">
            Try the whole app
          </StoryLink>
          <StoryLink to="quick-start--docs">Quick start</StoryLink>
          <StoryLink to="gallery--kimi">Every documented failure</StoryLink>
        </p>
      </header>

      <Part title="Before and after" lead="What providers really answer, as many apps show it, and what your users read instead.">
        <BeforeAndAfter cases={cases} />
      </Part>

      <Part
        title="Three readers"
        lead="A visitor needs a sentence and a next step. The owner needs the limit, the link and the request’s id. A developer needs words to branch on. No prompt, key or account id reaches any of them."
      >
        <Readers />
      </Part>

      <Part
        title="One wait for everybody"
        lead="When a provider says “in 20 seconds”, that holds for every hook, button, tab and reload. Ask for more: nothing is sent, and all buttons show the same second. At zero one request finds out; the others follow."
      >
        <Live>
          {/* Not Kimi: all on this page share its waits, and the money below is Kimi's. */}
          <OneWait waitSeconds={20} provider="minimax" />
        </Live>
      </Part>

      <Part
        title="Paid, and everything goes on"
        lead="It ends early when the cause is gone. Pay at the provider, say so here, and banner, message and failed request are free together: one cheap look finds out."
      >
        <Live>
          <Recovery />
        </Live>
      </Part>

      <Part
        title="Two files"
        lead="One line in Vite’s config serves your provider at /api/ai, with the key on the server. Without a key a simulated provider answers, and fails as you like."
      >
        <div className="intro-code">
          <CopyCode code={vite} label="vite.config.ts" />
          <CopyCode code={main} label="src/App.tsx" />
        </div>
      </Part>

      <Part
        title="What it weighs"
        lead="Minified and gzipped, without React, TanStack Query and Radix. It is more than we would like: what reads the errors of a dozen clients, and the sentences for them, weigh."
      >
        <Sizes />
      </Part>

      <Part title="What it is not" lead="">
        <ul className="intro-not">
          <li>
            <strong>No invention.</strong> Where nobody said how long, there is no number; what nobody has seen is called unknown.
          </li>
          <li>
            <strong>No silent spending.</strong> Chat, speech and mutations never repeat themselves: answers are billed.
          </li>
          <li>
            <strong>No gateway.</strong> It does not choose models, balance load or fall back to another provider.
          </li>
          <li>
            <strong>No service.</strong> Nothing is measured and nothing is sent home.
          </li>
          <li>
            <strong>No look to fight.</strong> One cascade layer that every rule of yours wins over, or{' '}
            <StoryLink to="design-your-own-look--docs">no style sheet at all</StoryLink>.
          </li>
        </ul>
      </Part>
    </main>
  );
}

function Part({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  return (
    <section className="intro-part" aria-label={title}>
      <h2>{title}</h2>
      {lead !== '' && <p className="intro-lead">{lead}</p>}
      {children}
    </section>
  );
}

/** What speaks the toolbar's language in a page whose own words are English. */
function Live({ children }: { children: ReactNode }) {
  return (
    <div className="intro-live" lang={useMessages().locale}>
      {children}
    </div>
  );
}

const limit = { metric: 'rpm', max: 3, current: null, window: 'minute', scope: 'organization' } as const;

function Readers() {
  const [error] = useState(() =>
    makeError({ kind: 'rate-limited', code: 'rate_limit_reached_error', status: 429, limit, wait: waitOf(42) }),
  );
  const { kind, retry, fixableBy, code, requestId } = error;
  const fields = { kind, retry, fixableBy, code, limit: { metric: 'rpm', max: 3 }, requestId };
  return (
    <div className="intro-readers">
      {(['user', 'owner'] as const).map((viewer) => (
        <section key={viewer} aria-label={viewer === 'user' ? 'A visitor reads' : 'The owner reads'}>
          <p className="gallery-label">{viewer === 'user' ? 'A visitor reads' : 'The owner reads'}</p>
          <Live>
            <ErrorMessage error={error} viewer={viewer} onRetry={() => new Promise((resolve) => setTimeout(resolve, 1500))} />
          </Live>
        </section>
      ))}
      <div className="gallery-wire">
        <p className="gallery-label">A developer reads</p>
        <Wire lines={JSON.stringify(fields, null, 2).split('\n')} />
      </div>
    </div>
  );
}
