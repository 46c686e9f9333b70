import { render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorMessage } from '../../src/components/error-message.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { RetryButton } from '../../src/components/retry-button.js';
import { StreamingText } from '../../src/components/streaming-text.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import { UsageMeter } from '../../src/components/usage-meter.js';
import { VoiceStatus } from '../../src/components/voice-status.js';
import { ProviderError } from '../../src/errors/provider-error.js';
import { zh } from '../../src/messages.js';
import { kimi } from '../../src/providers.js';
import type { PlanWindow, VoiceStatusProps } from '../../src/index.js';

// Before the modules above are read, as a bundler's `define` is.
vi.hoisted(() => vi.stubGlobal('__TRYAGAIN_ENGLISH__', false));

const failure = new ProviderError({ kind: 'overloaded', provider: 'kimi' });
const meter: PlanWindow = { name: null, window: '5h', remaining: 0.9, used: null, max: null, resetsAt: null };
const press = () => undefined;
const voice: VoiceStatusProps['speech'] = {
  status: 'speaking',
  error: undefined,
  pausedBy: undefined,
  sentences: [],
  position: 0,
  unspoken: '',
  pause: press,
  resume: press,
  stop: press,
  retry: press,
};
const sentence =
  /^tryagain: .*__TRYAGAIN_ENGLISH__ is false.*no TryAgainProvider above has messages\. Write <TryAgainProvider messages=.*tryagain\/messages/;

const components: [string, () => ReactElement][] = [
  ['ErrorMessage', () => <ErrorMessage error={failure} />],
  ['ErrorMessage without an error', () => <ErrorMessage error={null} />],
  ['RetryButton', () => <RetryButton onRetry={() => {}} />],
  ['StreamingText', () => <StreamingText message={{ parts: [] }} />],
  ['ErrorToaster', () => <ErrorToaster />],
  ['UsageMeter', () => <UsageMeter window={meter} />],
  ['VoiceStatus', () => <VoiceStatus speech={voice} />],
];

describe('English left out of the build', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  });

  describe.each(['development', 'production'])('in %s', (environment) => {
    it.each(components)('%s without a language says what is missing and what to write', (_, make) => {
      const element = make();
      vi.stubEnv('NODE_ENV', environment);
      vi.spyOn(console, 'error').mockImplementation(() => {});
      expect(() => render(element)).toThrow(sentence);
      expect(() => render(<TryAgainProvider viewer="owner">{element}</TryAgainProvider>)).toThrow(sentence);
      expect(() => renderToString(element)).toThrow(sentence);
    });
  });

  it.each(components)('%s speaks the language of a TryAgainProvider, also of one further up', (_, make) => {
    render(
      <TryAgainProvider messages={zh}>
        <TryAgainProvider viewer="owner">{make()}</TryAgainProvider>
      </TryAgainProvider>,
    );
    expect(document.body.textContent).not.toMatch(/[a-z]{4,} [a-z]{2,}/);
  });

  it('a TryAgainProvider without a language has what another one inside it says', () => {
    render(
      <TryAgainProvider providers={[kimi]}>
        <TryAgainProvider messages={zh} viewer="owner">
          <ErrorMessage error={failure} />
        </TryAgainProvider>
      </TryAgainProvider>,
    );
    expect(screen.getByRole('alert')).toHaveTextContent('Kimi');
    expect(screen.getByRole('alert')).toHaveTextContent(/\p{Script=Han}/u);
  });
});
