import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { ErrorMessage } from '../../src/components/error-message.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { ar, en, ja, zh } from '../../src/messages.js';
import { makeError, waitOf } from '../support/make-error.js';
import { aWhile } from '../support/playground.js';

const meta = { title: 'Design/Languages' } satisfies Meta;
export default meta;

/** One failure, one second, four languages. */
export const SideBySide: StoryObj<typeof meta> = {
  render: function Render() {
    const [error] = useState(() => makeError({ kind: 'rate-limited', wait: waitOf(90) }));
    return (
      <div className="readers">
        {[en, zh, ja, ar].map((messages) => (
          <div key={messages.locale} dir={messages.direction} lang={messages.locale}>
            <TryAgainProvider messages={messages}>
              <ErrorMessage error={error} viewer="owner" onRetry={aWhile} />
            </TryAgainProvider>
          </div>
        ))}
      </div>
    );
  },
};
