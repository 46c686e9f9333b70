/** The most of one sentence that is read, in characters. */
const sentenceLimit = 2_048;

/**
 * What a client says of itself: "Retrying in 29 seconds", "will retry in 5 s", "将在 30 秒后重试" is nobody's wait but its
 * own, and "Common causes: an invalid API key, …" its guess.
 */
const clientsOwn =
  /\b(?:retrying|(?:will|going to|about to) (?:re)?try(?: again)?) (?:in|after) [^.…)\]]{1,40}|将[^。，,将]{0,17}后(?:自动)?重试|\b(?:(?:common|possible|likely) causes|often caused by):.*/gi;

/**
 * One line of what a text says, fit for the patterns: escapes undone however often they were applied, a number that a
 * terminal broke in two joined again, white space folded, of a page of HTML only its title, and what a client says of
 * its own retries taken out.
 */
export function plainText(text: string): string {
  const head = text.slice(0, sentenceLimit * 2);
  // Most sentences are plain already.
  return (/\\|\s\s|[^\S ]|<[!bh]|\[\d{1,3}[;m]/i.test(head) ? folded(head) : head).replace(clientsOwn, '').trim().slice(0, sentenceLimit);
}

function folded(head: string): string {
  const page = head.search(/<(?:!doctype|html|head|body)/i);
  return (
    (page >= 0 ? `${head.slice(0, page)} ${/<title>([^<]{1,120})/i.exec(head)?.[1] ?? ''}` : head)
      .replace(/\\{1,16}(?:u([\da-fA-F]{4})|([nrt])|(?=["'\\/]))/g, (_, code?: string, blank?: string) =>
        code ? String.fromCharCode(Number.parseInt(code, 16)) : blank ? ' ' : '',
      )
      // Colours of a terminal, with the escape before them or without.
      .replace(/[^\n -\uffff]?\[\d{1,3}(?:;\d{1,3}){0,4}m(?!\])/g, '')
      .replace(/(\d)[ \t]{0,4}\r?\n[ \t]{0,4}(?=\d)/g, '$1')
      // Not each single space: that is most of the work.
      .replace(/\s{2,}|[^\S ]/g, ' ')
  );
}
