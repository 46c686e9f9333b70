import type { Cause } from './cause.js';
import { onceEach } from './once-each.js';

/** Whether this one may say that a cause is gone: of all who could, the first. */
export type ClaimVoice = (cause: Cause, by: object) => boolean;

/** One sentence about one thing in this time, ms. */
const silence = 10_000;

export function createVoiceClaims(): ClaimVoice {
  const voices = new Map<string, { readonly by: object; readonly at: number }>();
  return ({ provider, kind }, by) => {
    const key = `${kind} ${provider}`;
    const voice = voices.get(key);
    if (voice && voice.by !== by && Math.abs(Date.now() - voice.at) < silence) return false;
    voices.set(key, { by, at: Date.now() });
    return true;
  };
}

/** Those of an app. */
export const voiceClaimsOf = onceEach(createVoiceClaims);
