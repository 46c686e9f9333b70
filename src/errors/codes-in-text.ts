import { matchesOf } from './matches-of.js';

/**
 * Codes and types in a text whose JSON is cut off, in Python's quotes, or inside other JSON: `'type': 'x'`,
 * `"code":"x"`, `(Type: x)`, `[x_error]`, `x_error: …`. To be compared with rows, never to be passed on: they may be anybody's words.
 */
export function codesInText(text: string): string[] {
  // The list is dear, and most sentences have none.
  if (!/[Tt]ype|code|_error/.test(text)) return [];
  const codes =
    /(?:\b(?:type|code|status_code|error_type)|\(Type)["']?\s?[:=]\s?["']?([A-Za-z][\w.-]{3,63}|\d{4,5})\b|(?<![.\w])([a-z]{3,20}(?:_[a-z]{2,20}){1,5})(?=[\]:])/g;
  return matchesOf(codes, text).map(([, named, code = '']) => named ?? code);
}

/** The sentence inside such a text: `'message': '…'`. Null where there is none. */
export function messageInText(text: string): string | null {
  const match = /["'](?:message|status_msg|msg)["']\s?:\s?(?:"((?:[^"]|"(?! ?[,}]))*)"|'((?:[^']|'(?! ?[,}]))*)')/.exec(text);
  return match?.[1] ?? match?.[2] ?? null;
}
