import { defineProvider } from 'tryagain/providers';

export const elevenlabs = defineProvider({
  name: 'elevenlabs',
  label: 'ElevenLabs',
  hosts: [{ baseURL: 'https://api.elevenlabs.io/v1', links: { plan: 'https://elevenlabs.io/app/subscription' } }],
  routes: [
    {
      endpoint: 'speech',
      method: 'POST',
      path: '/text-to-speech/{id}',
      body: { type: 'json', fields: ['text', 'model_id', 'voice_settings'], maxBytes: 100_000 },
      keyHeader: 'xi-api-key',
      dialect: 'openai',
      answer: 'bytes',
      maxAnswerBytes: 20_000_000,
    },
  ],
  // { "detail": { "status": "quota_exceeded", "message": "…" } }: its code is a word, and stands in a place of its own.
  native: { key: 'detail', code: 'status', message: 'message' },
  rows: [
    // "shared": others have this code, too. Where nobody says whom they asked, it names nobody.
    { id: 'key', codes: ['invalid_api_key'], certainty: 'shared', kind: 'authentication' },
    {
      id: 'credits',
      codes: ['quota_exceeded'],
      certainty: 'shared',
      kind: 'quota-exceeded',
      limit: { metric: 'characters', window: 'month' },
    },
    // A code with a text needs both: the next row is for other words beside the same code.
    {
      id: 'too-long',
      codes: ['max_character_limit_exceeded'],
      text: /has (?<current>\d+) characters and exceeds the character limit of (?<max>\d+)/,
      kind: 'invalid-input',
      limit: { metric: 'characters' },
    },
    { id: 'too-long-somehow', codes: ['max_character_limit_exceeded'], kind: 'invalid-input' },
    { id: 'voice', codes: ['voice_not_found'], kind: 'not-found', detail: 'voice-missing' },
    { id: 'parallel', codes: ['too_many_concurrent_requests'], kind: 'rate-limited', detail: 'concurrency' },
    { id: 'busy', codes: ['system_busy'], kind: 'overloaded' },
    { id: 'unusual', codes: ['detected_unusual_activity'], kind: 'permission', fixableBy: 'owner' },
  ],
});
