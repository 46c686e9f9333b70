/** The most of one body that is looked at, in characters or bytes. */
export const bodyLimit = 65_536;

/** What an object, an array or a string in JSON stands for; undefined for anything else. */
export function parseJson(text: string): unknown {
  const json = text.slice(0, bodyLimit).trim();
  const first = json[0];
  if (first !== '{' && first !== '[' && first !== '"') return undefined;
  try {
    return JSON.parse(json) as unknown;
  } catch {
    // The message of a SyntaxError quotes the text: it is never kept.
    return undefined;
  }
}
