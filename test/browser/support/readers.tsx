import { ErrorMessage, TryAgainProvider } from 'tryagain';
import { en, zh } from 'tryagain/messages';

/** Everybody who may look: a visitor and the owner, in each language. */
export const readers = ([en, zh] as const).flatMap((messages) =>
  (['user', 'owner'] as const).map((viewer) => ({ messages, viewer, name: `${viewer}, ${messages.locale}` })),
);

/** One failure, as each of them sees it. */
export function Readers({ error, onRetry }: { error: unknown; onRetry: () => unknown }) {
  return readers.map(({ messages, viewer, name }) => (
    <section key={name} aria-label={name} lang={messages.locale}>
      <TryAgainProvider viewer={viewer} messages={messages}>
        <ErrorMessage error={error} onRetry={onRetry} />
      </TryAgainProvider>
    </section>
  ));
}
