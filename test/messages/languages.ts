import { ar, en, ja, zh } from '../../src/messages.js';
import type { Messages } from '../../src/messages.js';

/** What a language's own rules are. */
export interface Language {
  readonly messages: Messages;
  /** The words that blame, shout, beg or name no cause. */
  readonly banned: RegExp;
  /** How a whole sentence begins and ends. */
  readonly whole: RegExp;
  /** That it is not the reader who caused it. */
  readonly notYours: RegExp;
  /** Where one sentence ends and another begins. */
  readonly end: RegExp;
  /** Three in the afternoon, as it is written. */
  readonly moment: RegExp;
  /** Latin letters that are no English left over: names, units, ids. */
  readonly latin: RegExp;
  /** How long a title and a button may be at most, in letters; a full-width one counts as two. */
  readonly longest: { readonly title: number; readonly button: number };
  /** What no text of the language has, apart from its words: punctuation of another one, a tone that is not kept. */
  readonly foreign: RegExp;
}

/** Marks that isolate a name in a line of the other direction, and those Intl writes: they are not seen. */
export const seen = (text: string) => text.replaceAll(/[\u061c\u200e\u200f\u2066-\u2069]/g, '');

const whole = (words: readonly string[]) => new RegExp(`(?<![\\p{L}\\p{M}])(?:${words.join('|')})(?![\\p{L}\\p{M}])`, 'u');
const names = 'MiniMax|Kimi(?: Code)?|AI|F8';

export const languages: readonly Language[] = [
  {
    messages: en,
    banned:
      /\b(?:invalid|oops|error|errors|please|forbidden|illegal|fail|failed|failure|sorry|unfortunately|whoops|wrong input|bad|abort)\b/i,
    whole: /^[\p{Lu}\d].*\.$/u,
    notYours: /nothing you did/,
    end: /[.!?]\s/,
    moment: /at 3:00\sPM/,
    latin: /[A-Za-z]+/g,
    longest: { title: 60, button: 34 },
    foreign: /[‘’“”„«»]|\.\.\.|\b(?:can not|whilst|kindly|simply|just click)\b/i,
  },
  {
    messages: zh,
    // 请 begs as "please" does; 您 would be another tone than 你.
    banned: /错误|失败|非法|无效|禁止|抱歉|对不起|违规|糟糕|请(?!求)|您|错了|有误/,
    whole: /^[\p{Script=Han}\p{Lu}\d].*。$/u,
    notYours: /与你的操作无关/,
    end: /[。！？](?=.)/,
    moment: /15:00/,
    latin: new RegExp(`${names}|token|[kMG]?B`, 'g'),
    longest: { title: 60, button: 34 },
    // Half-width punctuation, quotes of Japanese, traditional letters, and Latin names without a space.
    foreign:
      /[\p{Script=Han}][,.!?:;()]|[,!?;][\p{Script=Han}]|[「」『』]|\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han}|\.\.\.|[應這個請檔時]/u,
  },
  {
    messages: ja,
    // エラー and 失敗 say that, not what; 無効 and 不正 are "invalid", the second with a smell of fraud; 禁止, 違反 and
    // 違法 accuse; 誤 and 間違 blame; 異常 frightens; 申し訳, すみません, ご迷惑 and 恐れ入り are floods of regret.
    // ください stays: without it an advice is rude.
    banned: /エラー|失敗|無効|不正|禁止|違反|違法|誤[りっ]|間違|異常|申し訳|すみません|ご迷惑|恐れ入り|残念|あなた|お客様/,
    whole: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Lu}\d].*。$/u,
    notYours: /側(?:[ので]問題|が混)/,
    end: /[。！？](?=.)/,
    moment: /15:00/,
    latin: new RegExp(`${names}|ID|[KMG]B|byte`, 'g'),
    longest: { title: 60, button: 34 },
    // Half-width punctuation, spaces around Latin names, and sentences that are not です or ます.
    foreign:
      /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}][,.!?:;()]|[，；]|\.\.\.|(?<!です|ます|ました|ません|でした|ください|ましょう)。/u,
  },
  {
    messages: ar,
    // خطأ is an error and somebody's mistake in one word; غير صالح and غير صحيح are "invalid", غير قانوني "illegal",
    // ممنوع and محظور "forbidden"; مخالف and انتهاك accuse; فشل says that, not what; عذرًا and للأسف are regrets; يرجى and
    // من فضلك beg. The last line is imperatives, which address a man. Whole words: تعذر ("it was not possible") is none.
    banned: whole([
      '(?:ال)?(?:خطأ|أخطاء|فشل|ممنوعة?|محظورة?|مخالفة?|انتهاك)|غير (?:صالح|صحيح|قانوني)ة?|فشلت|يفشل',
      'عذر[ًا]+|معذرة|آسف|نأسف|للأسف|عفو[ًا]+|يرجى|الرجاء|رجاء|من فضلك|فضل[ًا]+',
      'حاول|انتظر|اضغط|أرسل|اختر|راجع|أعد|جرب|تأكد|تحقق',
    ]),
    whole: /^\p{Script=Arabic}.*\.$/u,
    notYours: /ليست منك/,
    end: /[.!؟]\s/,
    moment: /الساعة (?:3:00|٣:٠٠)\sم/,
    latin: new RegExp(names, 'g'),
    // Arabic letters are narrow.
    longest: { title: 66, button: 44 },
    // A comma, a semicolon or a question mark of Latin; letters drawn long; the tanwin on the alif.
    foreign: /(?<!\d),|,(?!\d)|[;?]|\u0640|\u0627\u064b|\.\.\./,
  },
];

const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/gu;
/** How wide a text is, in letters: those of Chinese and Japanese are two wide, marks above and below a letter are none. */
export function widthOf(text: string): number {
  const letters = seen(text).replaceAll(/\p{M}/gu, '');
  return letters.length + (letters.match(wide)?.length ?? 0);
}

/** Every text of a table, however deep, with where it stands. */
export function textsOf(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path === '' ? key : `${path}.${key}`));
}
