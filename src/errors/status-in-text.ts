/** Statuses that mean something: "500 characters" and "(501)" are sizes, and aiohttp calls a body that broke off a 400. */
const status = '(?<!TransferEncodingError: )(40[0-6]|40[89]|41[01356]|42[2569]|451|499|50[0-5]|52[0-6]|529|530)';
const measured =
  '(?! ?(?:[KMG]?B|bytes?|characters?|chars?|words?|tokens?|files?|items?|messages?|requests?|pages|times|results|rows|ms|s|seconds?|minutes?|of)\\b| ?字)';
const reasons =
  'Bad Request|Unauthorized|Payment Required|Forbidden|[Nn]ot [Ff]ound|Conflict|Too Many|Payload Too|Request Entity|Unprocessable|Internal|Bad Gateway|Service|Gateway Time';

const statuses: readonly RegExp[] = [
  new RegExp(`\\bhttp_?code\\b[^\\d\\n]{0,4}${status}\\b`, 'i'),
  new RegExp(
    `\\b(?:HTTP(?:\\/[\\d.]{1,3})?|status(?:[ _]code)?|error code|API error|upstream_status|rejected)\\b[^\\d\\n]{0,4}${status}\\b${measured}`,
    'i',
  ),
  // "Error: [provider.api_error] 400 …", "code: 400 - …", "request failed (400)", 'Post "https://…": 503 …', "returns a 529", "host | 524: A timeout …"
  new RegExp(
    `(?:(?:error|exception|code)["'\\]]?(?:[:=]| -)? ?\\(?["']?|message["']: ?["']|_limit\\] |failed (?:with |\\()|失败 ?[(（]|request failed: \\[?|:\\/\\/[^\\s"]{1,200}"?: |return(?:s|ed)(?: an?)? |\\| (?=\\d{3}:))${status}\\b${measured}`,
    'i',
  ),
  new RegExp(`^\\W{0,8}${status}\\b(?!\\.\\d)${measured}`),
  // At the end, where nothing is counted: "moonshot 返回 400", "Kimi API 502".
  new RegExp(`(?:(?<!\\/)\\bAPI|返回) ${status}$`),
  new RegExp(`\\b${status}(?:[\\])]? (?:${reasons})|, message=| status code )`),
];

/** An HTTP status a client wrote into its sentence: "Error code: 429 - …", "[403] Forbidden", "401, message=…". */
export function statusInText(text: string): number | null {
  for (const pattern of statuses) {
    const found = pattern.exec(text)?.[1];
    if (found) return Number(found);
  }
  return null;
}
