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

/** The gallery's own words, in the language of the toolbar. */
export function useGalleryWords(): Words {
  return useMessages().locale.startsWith('zh') ? zh : en;
}
