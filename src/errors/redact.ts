/**
 * Shapes of keys and account ids. Bounded quantifiers only: this runs on text a stranger may have written.
 *
 * `org-`, `proj-`, `ak-`, `cak-`: Moonshot puts them into its sentences. `user_`: OpenRouter. GroupId: MiniMax.
 */
const secrets: readonly RegExp[] = [
  /\bBearer\s{1,4}[\w.~+/=-]{6,400}/gi,
  /\b(?:sk|pk|rk|eyJ|xox[a-z]|gh[a-z]|AIza)[-_][\w*.-]{4,300}/g,
  /\bAIza[\w-]{20,60}/g,
  /\beyJ\w{8,800}(?:-\w{0,400}){0,8}\.[\w-]{8,800}(?:\.[\w-]{4,800})?/g,
  /\b(?:org|proj|ak|cak|user|grp|acct|team)[-_][\w*-]{4,100}/gi,
  /\bGroup_?Id["'\s:=]{1,6}\d{6,30}/gi,
  /(?<![\w.+-])[\w.+-]{1,256}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/g,
  /\b(?:user|database|password|authorization|api[_-]?key|token|secret|cookie)\s{0,2}[=:]\s{0,2}["']?[^\s"'`,;]{1,300}/gi,
];

/**
 * Text with keys, account ids and e-mail addresses struck out, cut to 2 KiB. For the development switch only: what
 * people read is never the provider's own sentence.
 */
export function redact(text: string): string {
  return secrets.reduce((clean, secret) => clean.replace(secret, '[redacted]'), text.slice(0, 2048));
}

/** The same shapes within one word. */
const secret =
  /\b(?:(?:sk|pk|rk|xox[a-z]|gh[a-z]|org|proj|c?ak|user|grp|acct|team)[-_][\w*.-]{4}|AIza|eyJ|(?:user|database|password|authorization|key|token|secret|cookie|id):)/i;

/** A code or a name as providers write them, or null: nothing else of theirs gets into an error. Long digits are accounts. */
export function safeCode(value: unknown): string | null {
  if (typeof value === 'number') return /^\d{1,6}$/.test(String(value)) ? String(value) : null;
  return typeof value === 'string' && /^(?!\d{7})[A-Za-z0-9][\w.-]{0,63}$/.test(value) && !secret.test(value) ? value : null;
}

/** An id for the provider's support, or null if it could be somebody's account (MiniMax's GroupId: 19 digits) or key. */
export function safeId(value: unknown): string | null {
  return typeof value === 'string' && /^(?!\d{1,23}$)[A-Za-z0-9][\w:.-]{5,127}$/.test(value) && !secret.test(value) ? value : null;
}
