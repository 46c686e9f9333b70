import type { ArgTypes, Parameters } from '@storybook/react-vite';
import { useMemo } from 'react';
import type { ReactElement } from 'react';
import { kinds } from '../../src/errors.js';
import type { Kind, ProviderError } from '../../src/errors.js';
import { makeError, waitOf } from './make-error.js';

/** A failure in words a person can turn. */
export interface FailureFacts {
  kind: Kind;
  provider: 'kimi' | 'minimax' | 'kimi-code' | 'openai';
  /** Seconds; 0 where nobody said how long. */
  wait: number;
  moment: 'exact' | 'about';
}

export const failureFacts: FailureFacts = { kind: 'rate-limited', provider: 'kimi', wait: 42, moment: 'exact' };

export const failureControls: ArgTypes<FailureFacts> = {
  kind: { control: 'select', options: Object.keys(kinds), description: 'What went wrong: one of 18 words.' },
  provider: { control: 'select', options: ['kimi', 'minimax', 'kimi-code', 'openai'], description: 'Whom the app asked.' },
  wait: {
    control: { type: 'range', min: 0, max: 300, step: 1 },
    description: 'Seconds until the provider answers again, where waiting helps. 0: it did not say.',
  },
  moment: {
    control: 'inline-radio',
    options: ['exact', 'about'],
    description: "The provider's own word counts by the second; what follows from a limit is about.",
  },
};

export const viewerControl = {
  control: 'inline-radio',
  options: ['user', 'owner'],
  description: 'Who reads: a visitor, or the owner of the app.',
} as const;

export const autoControl = {
  control: 'inline-radio',
  options: ['off', 'at-zero'],
  description: 'Whether it begins by itself when the wait is over. Somebody can always stop it.',
} as const;

/** The failure of these facts; its wait begins anew whenever one of them changes. */
export function useFailureOf({ kind, provider, wait, moment }: FailureFacts): ProviderError {
  return useMemo(
    () => makeError({ kind, provider, wait: wait > 0 && kinds[kind].retry !== 'never' ? waitOf(wait, moment === 'exact') : null }),
    [kind, provider, wait, moment],
  );
}

interface Playground<Args> {
  args: Args;
  argTypes: ArgTypes<Args>;
  parameters: Parameters;
  render: (args: Args) => ReactElement;
}

/** A story to play with: these controls and no others. What they show is proved by the stories below it. */
export function playground<Args>(args: Args, argTypes: ArgTypes<Args>, render: (args: Args) => ReactElement): Playground<Args> {
  const include = Object.keys(argTypes);
  return { args, argTypes, parameters: { controls: { include }, docs: { controls: { include } } }, render };
}

/** What a retry does here: a second and a half, then well. */
export const aWhile = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500));
