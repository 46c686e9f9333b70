import { noEvidence } from './evidence.js';
import type { Evidence } from './evidence.js';
import type { Finding, Origin } from './finding.js';
import type { IndexedTable } from './index-table.js';
import { isProviderError } from './provider-error.js';
import { readObject } from './read-object.js';
import { readProblem } from './read-problem.js';
import { readText } from './read-text.js';
import type { Quotations } from './read-text.js';

/** Enough for an error four carriers deep, nothing for a hostile one. */
const mostFindings = 96;

/** Walks a value of any shape, breadth first, without recursion; getters that throw and cycles are harmless. */
export function gatherEvidence(
  thrown: unknown,
  tables: readonly IndexedTable[],
  now: number,
  quotations: Quotations,
  origin: Origin,
): Evidence {
  const evidence = noEvidence();
  const seen = new Set<object>();
  const findings: Finding[] = [{ value: thrown, role: 'failure', quoted: false, origin }];
  for (const finding of findings) {
    const { value, quoted } = finding;
    let inside: readonly Finding[] = [];
    if (typeof value === 'string') inside = readText(evidence, finding, value, quotations);
    // Google streams a list of one failure; reporters collect several.
    else if (Array.isArray(value)) inside = value.slice(0, 8).map((item): Finding => ({ ...finding, value: item }));
    else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      // A document comes from another machine and counts from the moment it is read: the two clocks differ.
      evidence.known = isProviderError(value) ? value : quoted ? null : readProblem(value, now, 'on-arrival');
      if (evidence.known) break;
      inside = readObject(evidence, finding, value, tables);
    }
    if (findings.length < mostFindings) findings.push(...inside);
  }
  // JSON that told nothing is a request, or a log's: the sentence around it is the failure's own.
  const { texts, codes, native, wrappers } = evidence;
  if (texts.length === 0 && codes.length === 0 && !native) texts.push(...wrappers.splice(0));
  return evidence;
}
