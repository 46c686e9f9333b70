import { useMessages } from '../../src/components/messages-context.js';
import type { FixableBy, Kind, Retry } from '../../src/errors.js';

/** How people call a kind, and what it means in a sentence. */
export interface Meaning {
  readonly name: string;
  readonly means: string;
}

interface Words {
  readonly meanings: Readonly<Record<Kind, Meaning>>;
  readonly retries: Readonly<Record<Retry, string>>;
  readonly fixers: Readonly<Record<FixableBy, string>>;
  readonly all: string;
  readonly lead: string;
  readonly retry: string;
  readonly fixableBy: string;
  readonly status: string;
  readonly statusHint: string;
  readonly people: string;
  readonly usually: string;
  readonly waits: string;
  readonly developers: string;
  readonly developersLead: string;
  readonly codes: string;
  readonly codesLead: string;
  readonly none: string;
  readonly anybody: string;
  readonly otherClouds: string;
  readonly own: string;
  readonly statuses: string;
  readonly statusRest: Readonly<Record<'4xx' | '5xx', string>>;
  readonly bySentence: string;
  readonly withSentence: string;
  readonly generic: string;
  readonly source: string;
  readonly page: string;
  readonly kinds: string;
}

const en: Words = {
  meanings: {
    authentication: { name: 'Authentication', means: 'The provider does not accept the key, or was given none.' },
    permission: { name: 'Permission', means: 'The key is known, but it may not do this.' },
    'insufficient-balance': { name: 'Insufficient balance', means: "The owner's money or credit is used up. It takes a top-up to go on." },
    'quota-exceeded': {
      name: 'Quota exceeded',
      means: "An allowance is used up that comes back by itself, such as a day's tokens or the five hours of a plan.",
    },
    'not-in-plan': { name: 'Not in plan', means: "The owner's plan never included this. Waiting changes nothing." },
    'rate-limited': { name: 'Rate limited', means: 'More came in a short time than the account may send. Soon there is room again.' },
    overloaded: { name: 'Overloaded', means: 'The provider has too much to do, for everybody and not only for this app.' },
    'server-error': { name: 'Server error', means: "Something broke on the provider's side, or its answer could not be used." },
    timeout: { name: 'Timeout', means: 'The answer did not come in time, or stopped coming.' },
    network: { name: 'Network', means: 'Nobody answered, or the line broke before the answer was over.' },
    'content-filtered': { name: 'Content filtered', means: "The provider's content rules refused the question or held the answer back." },
    'context-too-long': { name: 'Context too long', means: 'The text, with all that went before, is longer than the model can read.' },
    'invalid-input': { name: 'Invalid input', means: 'A text, a file or a recording that a person gave cannot be used as it is.' },
    'invalid-request': {
      name: 'Invalid request',
      means: "The app asked in a way the provider does not understand. The mistake is in its code, not in anybody's words.",
    },
    'not-found': { name: 'Not found', means: 'The app named something that is not there: a model, a voice, a file, an address.' },
    conflict: { name: 'Conflict', means: 'Something of this name exists already, or was changed by somebody else meanwhile.' },
    aborted: { name: 'Aborted', means: 'Somebody stopped it themselves. That is no failure to them.' },
    unknown: { name: 'Unknown', means: 'Nothing that came back says what happened, and nothing is made up.' },
  },
  retries: {
    soon: 'The same request may work in a moment.',
    'after-reset': 'The same request works once the allowance is back.',
    never: 'Something has to change first.',
  },
  fixers: {
    user: 'Who asked, with another text or another file.',
    owner: "The app's owner, with credit, a plan or a key.",
    developer: "The app's developer, in its code.",
    provider: 'Nobody here. The provider has to.',
  },
  all: 'All kinds',
  lead: 'Whatever a provider answers becomes one of 18 words. What people read, who can do something and whether trying again is of use all follow from it.',
  retry: 'Trying again',
  fixableBy: 'Who can do something',
  status: 'Status',
  statusHint: 'What our handler answers with.',
  people: 'What people read',
  usually: 'Usually',
  waits: 'When it is known how long to wait',
  developers: 'What developers see',
  developersLead: 'The document our handler sends, and all an error can be logged as.',
  codes: 'What leads here',
  codesLead: 'Each row of the tables that is read as this kind, the more special ones first.',
  none: 'No row: this is what remains when none fits.',
  anybody: 'Any provider',
  otherClouds: 'Other clouds',
  own: 'Found by this package',
  statuses: 'Status alone',
  statusRest: { '4xx': 'all other 4xx', '5xx': 'all other 5xx' },
  bySentence: 'known by its sentence',
  withSentence: 'with its sentence',
  generic: 'if nothing says more',
  source: 'Where it was seen',
  page: 'Error page',
  kinds: 'Kinds',
};

const zh: Words = {
  meanings: {
    authentication: { name: '认证失败', means: '服务商不认可密钥，或者没有收到密钥。' },
    permission: { name: '没有权限', means: '密钥有效，但不允许做这件事。' },
    'insufficient-balance': { name: '余额不足', means: '管理员的余额或额度已用完，充值之后才能继续。' },
    'quota-exceeded': { name: '用量已满', means: '一份会自动恢复的用量已用完，比如每天的 token，或者套餐里的五小时。' },
    'not-in-plan': { name: '套餐不含', means: '管理员的套餐从来不包含这一项，等待没有用。' },
    'rate-limited': { name: '请求过快', means: '短时间内发送的超过了账号的上限，很快又可以发送。' },
    overloaded: { name: '服务繁忙', means: '服务商太忙，所有人都受影响，不只是这个应用。' },
    'server-error': { name: '服务出错', means: '服务商那边出了问题，或者它的回答无法使用。' },
    timeout: { name: '超时', means: '回答没有按时到达，或者中途停住了。' },
    network: { name: '网络问题', means: '没有人应答，或者回答结束之前连接断了。' },
    'content-filtered': { name: '内容被拦截', means: '服务商的内容规则拒绝了问题，或者扣下了回答。' },
    'context-too-long': { name: '内容过长', means: '文字连同之前的对话，超过了模型能读的长度。' },
    'invalid-input': { name: '输入不可用', means: '用户给的文字、文件或录音，现在这样无法使用。' },
    'invalid-request': { name: '请求有误', means: '应用的请求方式服务商看不懂。问题在代码里，与用户写的内容无关。' },
    'not-found': { name: '不存在', means: '应用指定的东西不存在：模型、音色、文件或地址。' },
    conflict: { name: '冲突', means: '同名的东西已经存在，或者期间被别人改动过。' },
    aborted: { name: '已停止', means: '用户自己停止了，对用户来说不算失败。' },
    unknown: { name: '未知', means: '返回的内容没有说明发生了什么，我们也不编造。' },
  },
  retries: {
    soon: '同样的请求，稍后可能成功。',
    'after-reset': '用量恢复之后，同样的请求就会成功。',
    never: '需要先改变一些东西。',
  },
  fixers: {
    user: '提问的人：换一段文字或一个文件。',
    owner: '应用的管理员：充值、换套餐或换密钥。',
    developer: '应用的开发者：修改代码。',
    provider: '这里没有人能处理，要等服务商。',
  },
  all: '全部类型',
  lead: '无论服务商回答什么，都会归为 18 个词之一。人们看到什么、谁能处理、再试有没有用，都由它决定。',
  retry: '再试一次',
  fixableBy: '谁能处理',
  status: '状态码',
  statusHint: '我们的处理程序返回的状态码。',
  people: '人们看到什么',
  usually: '通常',
  waits: '知道要等多久时',
  developers: '开发者看到什么',
  developersLead: '处理程序发送的文档，也是错误能写进日志的全部内容。',
  codes: '哪些情况归到这里',
  codesLead: '表格中归为这一类型的每一条，较特殊的在前。',
  none: '没有条目：都不符合时，剩下的就是它。',
  anybody: '任何服务商',
  otherClouds: '其他云服务',
  own: '由本套件发现',
  statuses: '仅凭状态码',
  statusRest: { '4xx': '其余所有 4xx', '5xx': '其余所有 5xx' },
  bySentence: '凭原话识别',
  withSentence: '需与原话一致',
  generic: '没有更多依据时',
  source: '出处',
  page: '错误页',
  kinds: '类型',
};

/** The words of the kinds' pages, in the language of the toolbar. */
export function useKindWords(): Words {
  return useMessages().locale.startsWith('zh') ? zh : en;
}
