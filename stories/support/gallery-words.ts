import { useMessages } from '../../src/components/messages-context.js';
import type { GalleryProvider } from './gallery-rows.js';

interface Words {
  readonly leads: Readonly<Record<GalleryProvider, string>>;
  readonly page: string;
  readonly index: string;
  readonly find: string;
  readonly findHint: string;
  readonly found: string;
  readonly wire: string;
  readonly also: string;
  readonly user: string;
  readonly owner: string;
  readonly nothing: string;
  readonly retry: string;
  readonly fixableBy: string;
  readonly source: string;
}

const en: Words = {
  leads: {
    kimi: "Every row of Kimi's error page: what its servers say, and what people read instead.",
    'kimi-code': 'What the coding plan says besides: its servers in their own words, and what people read instead.',
    minimax:
      "Every code of MiniMax's error page: what its servers say, and what people read instead. Where speech and voices fail, the status is 200 all the same.",
  },
  page: "The provider's error page",
  index: 'All rows',
  find: 'Find a failure',
  findHint: 'A code, a kind, some words of it',
  found: '{count} of {all}',
  wire: 'The provider answers',
  also: 'Or',
  user: 'A visitor reads',
  owner: 'The owner reads',
  nothing: 'Nothing: it is no failure.',
  retry: 'retry',
  fixableBy: 'fixable by',
  source: 'Where it was seen',
};

const zh: Words = {
  leads: {
    kimi: 'Kimi 错误页上的每一行：服务器的原话，以及人们看到的内容。',
    'kimi-code': '编程套餐另外会说的话：服务器的原话，以及人们看到的内容。',
    minimax: 'MiniMax 错误页上的每一个代码：服务器的原话，以及人们看到的内容。语音和音色失败时，状态码仍是 200。',
  },
  page: '服务商的错误页',
  index: '全部条目',
  find: '查找',
  findHint: '代码、类别或原话里的几个词',
  found: '{count} / {all}',
  wire: '服务商的回答',
  also: '或者',
  user: '访客看到',
  owner: '管理员看到',
  nothing: '什么也没有：这不算失败。',
  retry: '重试',
  fixableBy: '由谁处理',
  source: '出处',
};

const ja: Words = {
  leads: {
    kimi: 'Kimiのエラー一覧のすべての行です。サーバーの言葉と、その代わりに人が読む文が並びます。',
    'kimi-code': 'コーディングプランだけが返すものです。サーバーの言葉と、その代わりに人が読む文が並びます。',
    minimax:
      'MiniMaxのエラー一覧のすべてのコードです。サーバーの言葉と、その代わりに人が読む文が並びます。読み上げと音声では、問題があってもステータスは200です。',
  },
  page: 'プロバイダーのエラー一覧',
  index: 'すべての行',
  find: '探す',
  findHint: 'コード、種類、文の言葉',
  found: '{all}件中{count}件',
  wire: 'プロバイダーの回答',
  also: 'または',
  user: '利用者が読む文',
  owner: '管理者が読む文',
  nothing: '何も出ません。失敗ではないからです。',
  retry: '再試行',
  fixableBy: '対応できる人',
  source: '出典',
};

const ar: Words = {
  leads: {
    kimi: 'كل سطر في صفحة أخطاء Kimi: ما يقوله الخادم، وما يقرؤه الناس بدلًا منه.',
    'kimi-code': 'ما تقوله باقة البرمجة فوق ذلك: كلام الخادم بحروفه، وما يقرؤه الناس بدلًا منه.',
    minimax: 'كل رمز في صفحة أخطاء MiniMax: ما يقوله الخادم، وما يقرؤه الناس بدلًا منه. عندما تخفق القراءة والأصوات تبقى الحالة 200 مع ذلك.',
  },
  page: 'صفحة الأخطاء لدى المزوّد',
  index: 'كل السطور',
  find: 'البحث',
  findHint: 'رمز أو نوع أو كلمات من الجملة',
  found: '{count} من {all}',
  wire: 'رد المزوّد',
  also: 'أو',
  user: 'ما يقرؤه الزائر',
  owner: 'ما تقرؤه إدارة التطبيق',
  nothing: 'لا شيء: ليس هذا إخفاقًا.',
  retry: 'إعادة المحاولة',
  fixableBy: 'الحل بيد',
  source: 'أين شوهد',
};

const languages: Readonly<Record<string, Words>> = { en, zh, ja, ar };

/** The gallery's own words, in the language of the toolbar. */
export function useGalleryWords(): Words {
  return languages[useMessages().locale.slice(0, 2)] ?? en;
}
