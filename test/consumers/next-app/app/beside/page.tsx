import { Suspense } from 'react';
import { Chat } from './chat';
import { News } from './news';
import { Summary } from './summary';

export const dynamic = 'force-dynamic';

/** An app that has its chat with the AI SDK already: a stream, a server action and a server component that fail. */
export default function Page() {
  return (
    <main>
      <Chat />
      <Summary of="A long story" />
      <Suspense>
        <News />
      </Suspense>
    </main>
  );
}
