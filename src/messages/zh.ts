import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = '这与你的操作无关。你可以告知应用的管理员，处理之后就能用。';
const topUp = '充值之后就能用。';
const from = '{time} 可以再试。';
const inAWhile = [from, '稍后再试。'] as const;
const notYours = '这与你的操作无关，{time} 可以再试。';
const nowOrLater = [notYours, '这与你的操作无关，可以现在重试，也可以过几分钟再试。'] as const;

/** Simplified Chinese. */
export const zh: Messages = {
  locale: 'zh-CN',
  direction: 'ltr',
  providers: {},
  anyProvider: 'AI 服务',

  kinds: {
    authentication: {
      title: '本应用现在无法回答。',
      action: tellTheOwner,
      owner: { title: '{provider} 不接受这个应用的密钥。', action: '在服务器设置里填上有效的密钥之后就能用。其他站点的密钥不能用。' },
    },
    permission: {
      title: '本应用的 {service} 账号不能做这件事。',
      action: tellTheOwner,
      owner: { action: '检查密钥的权限。' },
    },
    'insufficient-balance': {
      title: '本应用现在无法回答。',
      action: '这与你的操作无关。你可以告知应用的管理员，充值之后就能用。',
      owner: { title: '你在 {provider} 的余额已用完。', action: topUp },
    },
    'quota-exceeded': {
      title: ['本应用的 {service} 额度（{window}）已用完。', '应用的 {service} 额度已用完。'],
      action: [notYours, '这与你的操作无关，额度会自动恢复，到时再试。'],
      owner: {
        action: ['{time} 恢复。升级套餐可以更早使用。', '额度会自动恢复。升级套餐可以更早使用。'],
      },
    },
    'not-in-plan': {
      title: '本应用的 {service} 套餐不包含这项功能。',
      action: tellTheOwner,
      owner: { action: '换一个包含它的套餐之后就能用。' },
    },
    'rate-limited': {
      title: '本应用现在非常繁忙。',
      action: [notYours, '这与你的操作无关，一般一分钟内会恢复，到时再试。'],
      owner: {
        title: ['已达到 {provider} 的上限：{limit}。', '已达到 {provider} 的请求上限。'],
        action: ['{time} 可以再试。等级越高，上限越高。', '一般一分钟内会恢复。等级越高，上限越高。'],
      },
    },
    overloaded: {
      title: '{service} 现在非常繁忙。',
      action: nowOrLater,
      owner: { action: [from, '稍后再试，或者换一个模型。'] },
    },
    'server-error': { title: '{service} 那边出了问题。', action: nowOrLater },
    timeout: { title: '{service} 很久没有回答。', action: [from, '再试一次，缩短内容可能有帮助。'] },
    network: { title: '连不上 {service}。', action: [from, '检查网络，再试一次。'] },
    'content-filtered': { title: '内容未通过 {service} 的审核。', action: '有时是误判，换一种说法再试一次。' },
    'context-too-long': {
      title: '对话太长，AI 读不完。',
      action: '新开一个对话，或者缩短内容。',
      owner: { title: ['内容超过了 {limit}，这个模型读不完。'] },
    },
    'invalid-input': {
      title: ['内容超过了 {limit}。', '这份内容用不了。'],
      action: '修改之后再试一次。',
    },
    'invalid-request': {
      title: '{service} 看不懂应用的请求。',
      action: tellTheOwner,
      owner: { action: '修改应用的代码之后就能用，可以告诉开发者。' },
    },
    'not-found': {
      title: '{service} 没有应用要找的东西。',
      action: tellTheOwner,
      owner: { action: '检查模型、音色或文件的名称。' },
    },
    conflict: { title: '这个名称已被使用。', action: '换一个名称。' },
    aborted: { title: '已停止。', action: '可以再试一次。' },
    unknown: {
      title: '出了问题，原因未知。',
      action: '再试一次。如果还是这样，可以告诉应用的管理员。',
      owner: { action: '再试一次。如果还是这样，可以告诉开发者。' },
    },
  },

  details: {
    'file-empty': { title: '这个文件是空的。', action: '换一个文件。' },
    'file-too-large': { title: ['这个文件超过了 {limit}。', '这个文件太大了。'], action: '换一个小一些的文件。' },
    'file-without-text': { title: '这个文件里没有文字。', action: '换一个文件。' },
    'file-unreadable': { title: '这个文件读不了。', action: [from, '再试一次，或者换一个文件。'] },
    'too-many-files': { title: '文件太多了。', action: '删除不用的文件。' },
    'wrong-purpose': { title: '文件不能用在这里。' },
    'invisible-characters': { title: '文字里看不见的字符太多了。', action: '粘贴为纯文本。' },
    'sample-mismatch': { title: '录音和文字对不上。', action: '照着文字重录，或者修改文字。' },
    'prompt-mismatch': { title: '示例录音和文字对不上。', action: '照着录音修改文字。' },
    'sample-duration': { title: '录音太短或太长。', action: '换一段 10 秒到 5 分钟的录音。' },
    'sample-unusable': { title: '这段录音或音色用不了。', action: '换一个。' },
    'prompt-too-long': { title: '示例录音太长。', action: '换一段不到 8 秒的录音。' },
    'voice-id-taken': { title: '已经有一个同名的音色了。' },
    'voice-missing': { title: '这个音色已经不在了。', action: '换一个音色。' },
    'voice-not-yours': {
      title: '这个音色属于别的账号。',
      action: '换一个音色。',
    },
    'model-unavailable': {
      title: '本应用的 {service} 账号里没有这个模型。',
      action: '换一个模型，或者告诉应用的管理员。',
      owner: { action: '检查名称，换一个模型，或者升级套餐。' },
    },
    'not-open': {
      owner: { title: '{provider} 没有向你开放这项功能。', action: '可以联系 {provider}。' },
    },
    'coding-agents-only': {
      owner: { title: '这个套餐只能用于编程工具。', action: '在服务器设置里换一个开放平台的密钥之后就能用。' },
    },
    'account-suspended': {
      owner: { title: '你的 {provider} 账号已暂停使用。', action: topUp },
    },
    'account-closed': {
      owner: { title: '你的 {provider} 账号已关闭。', action: '可以联系 {provider}，或者换一个账号。' },
    },
    'not-verified': { owner: { title: '你的 {provider} 账号还没有实名认证。', action: '实名认证之后就能用。' } },
    membership: {
      action: tellTheOwner,
      owner: { title: '{provider} 确认不了你的套餐。', action: '检查套餐是否有效。' },
    },
    concurrency: {
      title: '还有请求正在进行。',
      action: [from, '其中一个完成之后再试一次。'],
      owner: { title: ['已达到 {provider} 的上限：{limit}。'] },
    },
    connections: { title: '{service} 的连接太多了。', action: inAWhile },
    growth: {
      owner: { title: '你在 {provider} 的请求增长太快。', action: [from, '稍后再试，慢一些发送。'] },
    },
    'per-day': {
      title: '本应用今天的额度已用完。',
      action: [notYours, '这与你的操作无关，额度会自动恢复，明天再试。'],
      owner: {
        title: ['已达到 {provider} 的上限：{limit}。'],
        action: ['{time} 恢复。等级越高，上限越高。', '额度会自动恢复。等级越高，上限越高。'],
      },
    },
    offline: { title: '没有连上网络。', action: '连上网络之后就能用。' },
    'from-server': {
      title: '本应用连不上 {service}。',
      action: nowOrLater,
      owner: { action: [from, '检查服务器的网络，再试一次。'] },
    },
    'stream-cut': {
      title: '连接中断，回答不完整。',
      action: [from, '再试一次，获取完整的回答。'],
    },
  },

  codes: {
    'not-a-stream': {
      title: '本应用看不懂收到的回答。',
      action: inAWhile,
      owner: { action: '再试一次。如果还是这样，检查接口地址。' },
    },
    'empty-answer': { title: '回答是空的。', action: '再试一次，或者换一种说法。' },
    stalled: { title: '回答中途停了，不完整。', action: [from, '再试一次，获取完整的回答。'] },
    'too-large': { title: '内容太长，一次读不完。', action: '缩短内容之后再试一次。' },
    'visitor-limit': { title: '你已达到这个应用的使用上限。', action: inAWhile },
    'not-signed-in': { title: '你还没有登录。', action: '登录之后再试一次。' },
    'not-configured': {
      title: '本应用还没有设置好。',
      action: tellTheOwner,
      owner: { title: '还没有 {provider} 的密钥。', action: '在服务器设置里填上密钥之后就能用。' },
    },
  },

  filteredOutput: {
    title: '回答未通过 {service} 的审核。',
    action: '换一种说法再试一次。',
  },

  contact: {
    withRequestId: '如果还是这样，可以带上请求编号联系 {provider}。',
    withoutRequestId: '如果还是这样，可以联系 {provider}。',
  },

  limits: {
    requests: { other: '{count} 个请求' },
    tokens: { other: '{count} 个 token' },
    characters: { other: '{count} 个字符' },
  },
  rates: { minute: '每分钟 {limit}', day: '每天 {limit}', once: '同时 {limit}' },
  windows: { minute: '每分钟', '5h': '每 5 小时', day: '每日', week: '每周', month: '每月' },
  times: {
    soon: '稍后',
    in: '{duration} 后',
    about: '约 {duration}后',
    today: '{clock}',
    tomorrow: '明天 {clock}',
    date: '{date} {clock}',
  },

  actions: {
    retry: '再试一次',
    check: '再检查一次',
    retrying: '正在重试…',
    done: '完成',
    retryAt: '{time} 可以再试',
    retryOnline: '没有连上网络',
    autoAt: '{time} 自动重试',
    stop: '停止',
    topUp: '充值',
    plan: '查看套餐',
    keys: '管理密钥',
    newTab: '在新标签页打开',
    requestId: '请求编号',
    copy: '复制',
    copied: '已复制',
    copyForOwner: '复制给管理员的消息',
    tellOwner: '告知管理员',
    later: '稍后再说',
  },
  facts: { label: '详情', provider: '服务商', code: '代码', status: '状态码', time: '时间', page: '页面' },
  balance: {
    label: '{provider} 余额',
    empty: '余额为 {amount}，充值之后就能用。',
    low: { title: '你在 {provider} 的余额不多了。', action: '还剩 {amount}，记得充值。' },
    toppedUp: '我已充值',
    checking: '正在检查…',
    unchanged: '还没有到账，可能要几分钟。',
    restored: '余额已恢复。',
  },
  quota: {
    label: '{provider} 额度',
    empty: '你的 {provider} {window} {name} 额度已用完。',
    used: '已用 {used}，共 {max}。',
    low: {
      title: ['你的 {provider} {window} {name} 额度还剩 {percent}。', '你的 {provider} {window}额度还剩 {percent}。'],
      action: ['{time} 恢复。', '额度会自动恢复。'],
    },
    window: '{window}额度',
    left: '剩余 {percent}',
    usedUp: '已用完',
    unknown: '未知',
    resets: '{time} 恢复',
    restored: '额度已恢复。',
  },
  answer: { thinking: '正在思考…', thoughts: '思考过程', started: '正在回答', complete: '回答完毕' },
  voice: {
    preparing: '正在准备…',
    speaking: '正在朗读',
    paused: '已暂停',
    blocked: '按“播放”就能听到。',
    done: '朗读完毕',
    failed: '朗读中断了。',
    pause: '暂停',
    play: '播放',
  },
  toasts: {
    label: '通知',
    region: '通知（{hotkey}）',
    reach: '按 {hotkey} 前往。',
    close: '关闭',
    repeated: { other: '{count} 次' },
  },
  announcements: {
    waiting: from,
    stopped: '已停止。',
    ready: '现在可以再试了。',
    notYet: '还没到时间。',
    recovered: '已恢复。',
  },
};
