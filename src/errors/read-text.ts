import { codesInText, messageInText } from './codes-in-text.js';
import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';
import { isCode } from './is-code.js';
import { objectsInText } from './objects-in-text.js';
import { plainText } from './plain-text.js';
import { statusInText } from './status-in-text.js';

/** `open`: take JSON out of sentences, the rule. `closed`: read them as sentences only. */
export type Quotations = 'open' | 'closed';

/** Between two readings of one text: no phrase may begin in the one and end in the other. */
const between = ' ¦ ';

/** Notes what a text says, and returns the objects that stand in it. */
export function readText(evidence: Evidence, { role, quoted }: Finding, raw: string, quotations: Quotations): Finding[] {
  const { values, place, words, around } = objectsInText(raw);
  // Nothing is a sentence where all of it is JSON; only a status is looked for in it, where nobody answered.
  if (place === 'whole' && evidence.status !== null) return inside(values, quoted);
  const quotation = values.length > 0 && place === 'quoted' && role === 'coded';
  evidence.quotes ||= quotation;
  const opened = values.length > 0 && !(quotation && quotations === 'closed');
  const readings = linesOf(opened && place === 'quoted' ? around : words);
  const text = readings.join(between);
  if (evidence.status === null) evidence.statusInText ??= statusInText(text);
  if (opened) {
    // The sentence of the failure is inside; what stands around it is a client's.
    if (place === 'quoted') evidence.wrappers.push(text);
    return inside(values, quoted || place === 'quoted');
  }
  if (!text) return [];
  if (role === 'coded' && quotations === 'closed') {
    evidence.texts.push(text);
    return [];
  }
  const ends = words.length > 4096 ? `${text} ${plainText(words.slice(-2048))}` : text;
  for (const code of codesInText(ends)) if (isCode(code)) evidence.codes.push(code);
  if (/["'] ?:/.test(text)) {
    if (/["']param["']\s?:\s?["'](?:prompt|messages)["']/.test(text)) evidence.filtered ??= 'input';
    const message = readings.flatMap((reading) => messageInText(reading) ?? []).join(between);
    if (message) evidence.texts.push(message);
  }
  (role === 'wrapper' ? evidence.wrappers : evidence.texts).push(text);
  return [];
}

/** A terminal breaks a word where its line ends: a text as it stands, and joined again. */
function linesOf(words: string): string[] {
  const line = plainText(words);
  if (!words.includes('\n')) return [line];
  const joined = plainText(words.slice(0, 8192).replace(/(\S)\r?\n {0,8}(?=\S)/g, '$1'));
  return joined === line ? [line] : [line, joined];
}

function inside(values: readonly unknown[], quoted: boolean): Finding[] {
  return values.map((value) => ({ value, role: 'failure', quoted, origin: 'parsed' }));
}
