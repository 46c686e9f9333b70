import { kimiDocumentation, minimaxDocumentation } from '../providers/documentation.js';
import type { RouteName } from './endpoint.js';
import type { ScenarioRow } from './scenario.js';

interface Place {
  readonly endpoint: string;
  readonly at: 'everywhere' | readonly RouteName[];
}

/** Chat in either of its two dialects. */
const chatRoutes = ['POST /chat/completions', 'POST /anthropic/v1/messages'] as const;
const everywhere: Place = { endpoint: 'chat', at: 'everywhere' };
const chat: Place = { endpoint: 'chat', at: chatRoutes };
const upload: Place = { endpoint: 'files', at: ['POST /files'] };
const speech: Place = { endpoint: 'speech', at: ['POST /t2a_v2'] };
const clone: Place = { endpoint: 'clone', at: ['POST /voice_clone'] };

/** Rows that belong to some endpoints; all others can meet any request. */
const kimiPlaces: Partial<Record<(typeof kimiDocumentation)[number]['row'], Place>> = {
  'content-filter': chat,
  'input-too-long': chat,
  'token-limit': chat,
  purpose: upload,
  'file-too-large': upload,
  'file-empty': upload,
  'too-many-files': upload,
  'extract-failed': { endpoint: 'files', at: ['GET /files/{id}/content'] },
};

const minimaxPlaces: Partial<Record<(typeof minimaxDocumentation)[number]['row'], Place>> = {
  '1026': { endpoint: 'chat', at: [...chatRoutes, 'POST /voice_clone'] },
  '1027': chat,
  '1042': speech,
  '1043': clone,
  '1044': clone,
  '2037': clone,
  '2039': clone,
  '2048': clone,
  '20132': { endpoint: 'clone', at: ['POST /voice_clone', 'POST /t2a_v2'] },
  '2042': { endpoint: 'speech', at: ['POST /t2a_v2', 'POST /voice_clone'] },
};

/** One scenario for every documented row and each of its messages: the second is `minimax/1004:2`. */
export const documentedScenarios: readonly ScenarioRow[] = [
  ...kimiDocumentation.flatMap((row) => named('kimi', row, kimiPlaces[row.row] ?? everywhere)),
  ...minimaxDocumentation.flatMap((row) => named('minimax', row, minimaxPlaces[row.row] ?? everywhere)),
];

function named(
  provider: 'kimi' | 'minimax',
  { row, code, status, messages, advice }: (typeof kimiDocumentation | typeof minimaxDocumentation)[number],
  place: Place,
): ScenarioRow[] {
  return messages.map((template, index) => ({
    name: `${provider}/${row}${index === 0 ? '' : `:${index + 1}`}`,
    provider,
    row,
    ...place,
    code,
    status,
    template,
    advice,
    documented: true,
  }));
}
