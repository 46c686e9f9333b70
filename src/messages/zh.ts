import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = '只有应用的管理者能处理，你可以告诉对方。';
const waitAMoment = ['{time} 可以再试。', '请稍等片刻，然后再试一次。'] as const;
const sendAgain = '修改之后再发送一次。';

/** Simplified Chinese. */
export const zh: Messages = {
  locale: 'zh-CN',
  direction: 'ltr',
  providers: { kimi: 'Kimi', 'kimi-code': 'Kimi Code', minimax: 'MiniMax' },
  anyProvider: 'AI 服务',

  kinds: {
    authentication: {
      title: '应用暂时连不上它的 AI 服务。',
      action: tellTheOwner,
      owner: { title: '{provider} 不认可这个应用的密钥。', action: '在服务器设置里换上可用的密钥，然后再检查一次。' },
    },
    permission: {
      title: '应用目前还不能做这件事。',
      action: tellTheOwner,
      owner: { title: '你的 {provider} 账号还不能做这件事。', action: '看看密钥和账号的权限，然后再检查一次。' },
    },
    'insufficient-balance': {
      title: '应用现在无法回答。',
      action: '需要管理者充值，你可以告诉对方。',
      owner: { title: '你在 {provider} 的余额已用完。', action: '充值之后再检查一次。' },
    },
    'quota-exceeded': {
      title: ['应用{window}的用量已用完。', '应用目前的用量已用完。'],
      action: ['{time} 可以再试。', '用量会自动恢复，请晚些再试。'],
      owner: {
        title: ['你在 {provider} {window}的用量已用完。', '你在 {provider} 目前的用量已用完。'],
        action: ['{time} 恢复。换更大的套餐可以更早恢复。', '用量会自动恢复。换更大的套餐可以更早恢复。'],
      },
    },
    'not-in-plan': {
      title: '应用的套餐不包含这项功能。',
      action: tellTheOwner,
      owner: { title: '你的 {provider} 套餐不包含这项功能。', action: '等待没有用。换一个包含它的套餐，然后再检查一次。' },
    },
    'rate-limited': {
      title: '刚才的请求太多了。',
      action: waitAMoment,
      owner: {
        title: ['{provider} 允许{limit}，已经用满。', '已达到 {provider} 的请求上限。'],
        action: ['{time} 可以再试。提高等级可以发送更多。', '请稍等片刻，然后再试一次。提高等级可以发送更多。'],
      },
    },
    overloaded: {
      title: 'AI 服务现在非常繁忙。',
      action: waitAMoment,
      owner: { title: '{provider} 现在非常繁忙。' },
    },
    'server-error': {
      title: 'AI 服务那边出了问题。',
      action: '请稍等片刻，然后再试一次。',
      owner: { title: '{provider} 那边出了问题。' },
    },
    timeout: {
      title: '等待回答的时间太长了。',
      action: '再试一次，内容短一些会有帮助。',
      owner: { title: '等待 {provider} 回答的时间太长了。' },
    },
    network: {
      title: '连不上 AI 服务。',
      action: '看看网络是否正常，然后再试一次。',
      owner: { title: '连不上 {provider}。' },
    },
    'content-filtered': {
      title: 'AI 服务不回答这个内容。',
      action: '换一种说法，再发送一次。',
      owner: { title: '这段文字不符合 {provider} 的内容规则。' },
    },
    'context-too-long': {
      title: '内容太长，一次读不完。',
      action: '缩短内容或新开一个对话，再发送一次。',
      owner: { title: ['内容超过了 {limit}，这个模型读不完。', '内容太长，这个模型读不完。'] },
    },
    'invalid-input': {
      title: ['内容超过了 {limit} 的上限。', '这份内容用不了。'],
      action: sendAgain,
    },
    'invalid-request': {
      title: '应用发出的请求，AI 服务看不懂。',
      action: '和你写的内容无关，你可以告诉应用的管理者。',
      owner: { title: '{provider} 看不懂应用发出的请求。', action: '需要修改应用的代码，请让开发者看一看。' },
    },
    'not-found': {
      title: '应用要找的东西不在了。',
      action: '和你写的内容无关，你可以告诉应用的管理者。',
      owner: { title: '{provider} 没有应用要找的东西。', action: '检查模型、音色或文件的名称。' },
    },
    conflict: { title: '已经有一个同名的了。', action: '换一个名称，再发送一次。' },
    aborted: { title: '已停止。', action: '随时可以再发送一次。' },
    unknown: {
      title: '发生了意料之外的情况。',
      action: '再试一次。如果还是这样，请告诉应用的管理者。',
      owner: { title: '{provider} 发生了意料之外的情况。', action: '再试一次。如果还是这样，请让开发者看一看。' },
    },
  },

  details: {
    'file-empty': { title: '这个文件是空的。', action: '换一个文件，再发送一次。' },
    'file-too-large': { title: ['这个文件超过了 {limit}。', '这个文件太大了。'], action: '换一个小一些的文件，再发送一次。' },
    'file-unreadable': { title: '这个文件里读不出内容。', action: '再发送一次，或者换一个文件。' },
    'too-many-files': { title: ['已经有 {limit}，放不下更多了。', '放不下更多文件了。'], action: '删掉不再需要的文件，再发送一次。' },
    'wrong-purpose': {
      title: '应用不能这样使用这个文件。',
      owner: { title: '{provider} 不接收这种用途的文件。', action: '需要修改应用的代码，请让开发者看一看。' },
    },
    'invisible-characters': { title: '文字里看不见的字符太多。', action: '粘贴成纯文本，再发送一次。' },
    'sample-mismatch': { title: '录音和文字对不上。', action: '照着文字逐字录音，再发送一次。' },
    'prompt-mismatch': { title: '示例录音和它的文字对不上。', action: '逐字写下录音里说的话，再发送一次。' },
    'sample-duration': { title: '录音太短或太长。', action: '换一段长度合适的录音，再发送一次。' },
    'sample-unusable': { title: '这段录音或音色用不了。', action: '换一个，再发送一次。' },
    'prompt-too-long': { title: '示例录音太长了。', action: '换一段不到 8 秒的录音，再发送一次。' },
    'voice-id-taken': { title: '已经有一个同名的音色了。' },
    'voice-not-yours': {
      title: '你不能使用这个音色。',
      action: '换一个音色，再发送一次。',
      owner: { title: '这个音色属于另一个账号。' },
    },
    'model-unavailable': {
      title: '应用还不能使用这个模型。',
      action: '换一个模型，或者告诉应用的管理者。',
      owner: { title: '你的 {provider} 账号里没有这个模型。', action: '检查模型名称，或者换一个包含它的套餐。' },
    },
    'not-open': {
      title: '这项功能还没有开放。',
      action: '你可以告诉应用的管理者。',
      owner: { title: '你的 {provider} 账号还不能使用这项功能。', action: '先不用它，或者联系 {provider}。' },
    },
    'coding-agents-only': {
      title: '应用现在无法回答。',
      owner: { title: '这个套餐只能在编程工具里使用。', action: '在服务器设置里换上开放平台的密钥。' },
    },
    'account-suspended': {
      owner: { title: '你的 {provider} 账号已暂停。', action: '充值之后再检查一次。' },
    },
    concurrency: {
      title: '还有请求正在进行。',
      action: '等其中一个完成，然后再试一次。',
      owner: { title: ['{provider} 允许{limit}，已经用满。', '你在 {provider} 同时进行的请求太多了。'] },
    },
    connections: {
      title: '打开的连接太多了。',
      owner: { title: '你的账号在 {provider} 打开的连接太多了。', action: '请稍等片刻，然后再试一次。' },
    },
    growth: {
      owner: { title: '你在 {provider} 的请求增加得太快。', action: '请稍等片刻，然后再试一次。分散开来可以发送更多。' },
    },
    'per-day': {
      title: '应用今天的用量已用完。',
      action: ['{time} 可以再试。', '用量会自动恢复，请明天再试。'],
      owner: {
        title: ['{provider} 允许{limit}，已经用满。', '你在 {provider} 今天的用量已用完。'],
        action: ['{time} 恢复。提高等级可以使用更多。', '用量会自动恢复。提高等级可以使用更多。'],
      },
    },
    offline: { title: '你现在没有连上网络。', action: '连上网络之后再试一次。' },
    'stream-cut': {
      title: '回答没有说完就停了。',
      action: '再试一次，获取完整的回答。',
      owner: { title: '{provider} 没有说完就停了。' },
    },
  },

  codes: {
    'stream-ended-early': { title: '回答没有说完就停了。', action: '再试一次，获取完整的回答。' },
    'not-a-stream': {
      title: '收到的回答，应用读不懂。',
      action: '请稍等片刻，然后再试一次。',
      owner: { action: '再试一次。如果还是这样，检查应用调用的地址。' },
    },
    'empty-answer': { title: '收到的回答是空的。', action: '再试一次，换一种说法会有帮助。' },
    stalled: { title: '回答没有说完就停了。', action: '请稍等片刻，然后再试一次。' },
    'too-large': { title: '一次发送或接收的内容太多了。', action: '试试短一些的内容。' },
    offline: { title: '你现在没有连上网络。', action: '连上网络之后再试一次。' },
    'not-signed-in': { title: '你还没有登录。', action: '登录之后再发送一次。' },
    'not-configured': {
      title: '应用还没有设置好。',
      action: tellTheOwner,
      owner: { title: '还没有 {provider} 的密钥。', action: '在服务器设置里填上密钥，然后再检查一次。' },
    },
  },

  filteredOutput: {
    title: 'AI 服务没有给出它的回答。',
    action: '换一种问法，再发送一次。',
    owner: { title: '回答不符合 {provider} 的内容规则，没有给出。' },
  },

  contact: {
    withRequestId: '如果一直这样，请带上请求编号联系 {provider}。',
    withoutRequestId: '如果一直这样，请联系 {provider}。',
  },

  limits: {
    rpm: { other: '每分钟 {count} 次请求' },
    tpm: { other: '每分钟 {count} 个 token' },
    tpd: { other: '每天 {count} 个 token' },
    concurrency: { other: '同时进行 {count} 个请求' },
    tokens: { other: '{count} 个 token' },
    characters: { other: '{count} 个字符' },
    files: { other: '{count} 个文件' },
  },
  windows: { minute: '每分钟', '5h': '每 5 小时', day: '每天', week: '每周', month: '每月' },
  times: { today: '{clock}', tomorrow: '明天 {clock}', weekday: '{weekday} {clock}', date: '{date} {clock}' },

  actions: {
    retry: '再试一次',
    check: '再检查一次',
    retrying: '正在重试…',
    done: '完成',
    retryIn: '{time} 后可以再试',
    retryInAbout: '大约 {duration}后可以再试',
    retryAt: '{time} 可以再试',
    retryOnline: '没有连上网络',
    autoIn: '{time} 后自动重试',
    autoInAbout: '大约 {duration}后自动重试',
    autoSoon: '马上自动重试',
    stop: '停止',
    topUp: '充值',
    plan: '查看套餐',
    keys: '管理密钥',
    newTab: '在新标签页打开',
    requestId: '请求编号',
    copy: '复制',
    copied: '已复制',
    copyForOwner: '复制给管理者的消息',
  },
  facts: { label: '详情', provider: '服务商', code: '代码', status: '状态码', time: '时间', page: '页面' },
  balance: {
    label: '{provider} 余额',
    empty: ['还剩 {amount}。充值之后可以继续。', '充值之后可以继续。'],
    low: { title: '你在 {provider} 的余额不多了。', action: ['还剩 {amount}。', '请在用完之前充值。'] },
    toppedUp: '我已充值',
    checking: '正在检查…',
    unchanged: '还没有到账，可能需要几分钟。',
    restored: '余额已恢复。',
  },
  quota: {
    label: '{provider} 用量',
    empty: '你在 {provider} {window}的 {name} 用量已用完。',
    low: {
      title: [
        '你在 {provider} {window}的 {name} 用量还剩 {percent}。',
        '你在 {provider} {window}的用量还剩 {percent}。',
        '你在 {provider} 的用量不多了。',
      ],
      action: ['{time} 恢复。', '用量会自动恢复。'],
    },
    window: '{window}用量',
    left: '剩余 {percent}',
    usedUp: '已用完',
    unknown: '未知',
    resets: '{time} 恢复',
    restored: '用量已恢复。',
  },
  answer: { thinking: '正在思考…', thoughts: '思考过程', started: '正在回答', complete: '回答完毕' },
  voice: {
    preparing: '请稍等…',
    speaking: '正在朗读',
    paused: '已暂停',
    blocked: '按“播放”就能听到。',
    done: '朗读完毕',
    goesOn: '会从停下的地方继续朗读。',
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
    waiting: '{duration}后可以再试。',
    waitingAbout: '大约 {duration}后可以再试。',
    waitingUntil: '{time} 可以再试。',
    auto: '{duration}后自动重试。',
    autoAbout: '大约 {duration}后自动重试。',
    stopped: '已停止。',
    offline: '你现在没有连上网络。连上网络之后再试一次。',
    ready: '现在可以再试了。',
    notYet: '还没到时间。',
    recovered: '已恢复正常。',
  },
};
