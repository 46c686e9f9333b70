import type { Fault, ScenarioRow } from './scenario.js';

/** What happens between a provider and us. */
export const faultScenarios: readonly ScenarioRow[] = (
  [
    ['offline', 'network', 'The request never arrives.'],
    ['html-502', 'gateway', 'A gateway answers with its own page.'],
    ['html-200', 'gateway', 'A page where an answer was due, with status 200.'],
    ['stall', 'silence', 'Headers, then silence until somebody gives up.'],
    ['stall-later', 'silence', 'Half an answer, then silence.'],
    ['cut', 'ended', 'The answer ends in the middle, without any sign that it is over.'],
    ['empty', 'ended', 'Status 200 and nothing.'],
    ['reset', 'network', 'The connection breaks in the middle of the answer.'],
    ['json-for-stream', 'not-a-stream', 'A whole JSON answer to who asked for a stream.'],
    ['malformed-frame', 'not-a-stream', 'One event in the middle is no JSON.'],
    ['withheld', 'content_filter', 'A good answer without a word: a filter held it back and nobody calls it a failure.'],
  ] as const satisfies readonly (readonly [Fault, string, string])[]
).map(([fault, code, advice]) => ({
  name: `any/${fault}`,
  provider: null,
  row: fault,
  endpoint: 'chat',
  at: 'everywhere',
  code,
  status: fault === 'html-502' ? 502 : 200,
  template: '',
  advice,
  documented: false,
  fault,
}));
