/** A code or a class as the short sentence it is: "content-blocked", "AccountOverdueError". */
export function codeInWords(code: string): string {
  return code.replace(/(?<=[a-z])(?=[A-Z])|[_.-]/g, ' ');
}

/**
 * The classes of errors and the codes in a text, as sentences: "litellm.RateLimitError: …", "reason: engine_overloaded".
 * Not LiteLLM's APIConnectionError, which is what it calls anything, nor a client's own word in brackets. A code is one only
 * where codes stand: the names of a program's arguments and fields look the same.
 */
export function namesInWords(text: string): string {
  return text.replace(
    /\b(?:(?!APIC)[A-Z][A-Za-z]{2,40}(?:Error|Exception)|(?<=[Rr]eason: ?)(?:[A-Z][a-z]{1,20}){2,6}|(?<=^|(?:reason|code|type)[:=] ?|\()[a-z]{2,20}(?:_[a-z]{2,20}){1,5}|(?<!["'`])[a-z]{2,20}(?:_[a-z]{2,20}){1,5}(?=: ))\b/g,
    codeInWords,
  );
}
