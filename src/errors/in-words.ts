/** A code or a class as the short sentence it is: "content-blocked", "AccountOverdueError". */
export function codeInWords(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])|[_.-]/g, ' ');
}

/** The classes of errors in a text, as sentences: "litellm.RateLimitError: …". */
export function classesInWords(text: string): string {
  return text.replace(/\b[A-Z][A-Za-z]{2,40}(?:Error|Exception)\b/g, codeInWords);
}
