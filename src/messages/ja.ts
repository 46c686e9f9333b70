import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = 'アプリ側の問題です。管理者に連絡し、対応をお待ちください。';
const topUp = 'チャージすれば使えます。';
const from = '{time}再試行できます。';
const inAWhile = [from, '数分後にお試しください。'] as const;
const notYours = 'アプリ側の問題です。{time}再試行できます。';

/** Japanese. A person is never called "you": the sentence goes without, as products in Japan write. */
export const ja: Messages = {
  locale: 'ja',
  direction: 'ltr',
  providers: {},
  anyProvider: 'AIサービス',

  kinds: {
    authentication: {
      title: 'このアプリは現在、回答できません。',
      action: tellTheOwner,
      owner: {
        title: '{provider}がこのアプリのキーを受け付けません。',
        action: 'サーバーの設定に有効なキーを入れれば使えます。別リージョンのキーは使えません。',
      },
    },
    permission: {
      title: '{service}のアカウントでは、この操作ができません。',
      action: tellTheOwner,
      owner: { action: 'キーの権限を確認してください。' },
    },
    'insufficient-balance': {
      title: 'このアプリは現在、回答できません。',
      action: 'アプリ側の問題で、管理者がチャージすれば使えます。管理者にお知らせください。',
      owner: { title: '{provider}の残高がなくなりました。', action: topUp },
    },
    'quota-exceeded': {
      title: ['このアプリは{service}の利用枠（{window}）を使い切りました。', 'このアプリは{service}の利用枠を使い切りました。'],
      action: [notYours, 'アプリ側の問題です。利用枠は自動的に戻ります。'],
      owner: {
        action: ['利用枠は{time}戻ります。上位のプランならすぐに使えます。', '利用枠は自動的に戻ります。上位のプランならすぐに使えます。'],
      },
    },
    'not-in-plan': {
      title: '{service}のプランに、この機能は含まれません。',
      action: tellTheOwner,
      owner: {
        action: 'この機能を含むプランなら使えます。',
      },
    },
    'rate-limited': {
      title: 'このアプリが混雑しています。',
      action: [notYours, 'アプリ側の問題です。1分後にお試しください。'],
      owner: {
        title: ['{provider}の上限（{limit}）に達しました。', '{provider}のリクエストの上限に達しました。'],
        action: ['{time}再試行できます。上位のティアなら上限が上がります。', '通常は1分ほどで空きます。上位のティアなら上限が上がります。'],
      },
    },
    overloaded: {
      title: '{service}側が混雑しています。',
      action: inAWhile,
      owner: { action: [from, '数分後に、または別のモデルでお試しください。'] },
    },
    'server-error': { title: '{service}側で問題が起きました。', action: inAWhile },
    timeout: {
      title: '{service}の回答に時間がかかりすぎました。',
      action: [from, '文章を短くして、もう一度お試しください。'],
    },
    network: { title: '{service}に接続できませんでした。', action: [from, '接続を確認して、もう一度お試しください。'] },
    'content-filtered': {
      title: 'この文章は{service}のルールに合いませんでした。',
      action: '誤判定の場合もあります。表現を変えて、もう一度お試しください。',
    },
    'context-too-long': {
      title: '会話が長すぎます。',
      action: '新しい会話を始めるか、文章を短くしてください。',
      owner: { title: ['モデルの上限（{limit}）を超えています。'] },
    },
    'invalid-input': {
      title: ['上限（{limit}）を超えています。', 'この内容は使えません。'],
      action: '内容を変えて、もう一度お試しください。',
    },
    'invalid-request': {
      title: '{service}がアプリのリクエストを読み取れません。',
      action: tellTheOwner,
      owner: {
        action: 'アプリのコードを直せば使えます。開発者にお知らせください。',
      },
    },
    'not-found': {
      title: 'アプリに必要なものが{service}にありません。',
      action: tellTheOwner,
      owner: {
        action: 'モデル、音声、ファイルの名前を確認してください。',
      },
    },
    conflict: { title: '同じ名前のものがすでにあります。', action: '別の名前にしてください。' },
    aborted: { title: '停止しました。', action: '再試行できます。' },
    unknown: {
      title: '予期しない問題が起きました。',
      action: 'もう一度お試しください。解決しない場合は、アプリの管理者にお知らせください。',
      owner: {
        action: 'もう一度お試しください。解決しない場合は、開発者にお知らせください。',
      },
    },
  },

  details: {
    'file-empty': { title: 'このファイルは空です。', action: '別のファイルを選んでください。' },
    'file-too-large': {
      title: ['このファイルは{limit}を超えています。', 'このファイルは大きすぎます。'],
      action: '小さいファイルを選んでください。',
    },
    'file-without-text': { title: 'このファイルには文字がありません。', action: '別のファイルを選んでください。' },
    'file-unreadable': {
      title: 'このファイルを読み取れません。',
      action: [from, 'もう一度試すか、別のファイルを選んでください。'],
    },
    'too-many-files': {
      title: 'ファイル数の上限に達しました。',
      action: '不要なファイルを削除してください。',
    },
    'wrong-purpose': { title: 'ファイルはこの用途には使えません。' },
    'invisible-characters': {
      title: '見えない文字が多すぎます。',
      action: '書式なしで貼り付けてください。',
    },
    'sample-mismatch': {
      title: '録音と文章が一致していません。',
      action: '録音し直すか、文章を直してください。',
    },
    'prompt-mismatch': {
      title: '見本の録音と文章が一致していません。',
      action: '文章を直してください。',
    },
    'sample-duration': {
      title: '録音が短すぎるか、長すぎます。',
      action: '10秒から5分の録音を選んでください。',
    },
    'sample-unusable': {
      title: 'この録音や音声は使えません。',
      action: '別のものを選んでください。',
    },
    'prompt-too-long': {
      title: '見本の録音が長すぎます。',
      action: '8秒未満の録音を選んでください。',
    },
    'voice-id-taken': { title: '同じ名前の音声がすでにあります。' },
    'voice-missing': { title: 'この音声はもうありません。', action: '別の音声を選んでください。' },
    'voice-not-yours': {
      title: '別のアカウントの音声です。',
      action: '別の音声を選んでください。',
    },
    'model-unavailable': {
      title: '{service}のアカウントでは、このモデルを使えません。',
      action: '別のモデルを選ぶか、アプリの管理者にお知らせください。',
      owner: {
        action: '名前を確認するか、別のモデルか上位のプランを選んでください。',
      },
    },
    'not-open': {
      owner: {
        title: '{provider}のアカウントでは、この機能を使えません。',
        action: '{provider}にお問い合わせください。',
      },
    },
    'coding-agents-only': {
      owner: {
        title: 'このプランはコーディング専用です。',
        action: 'サーバーの設定にオープンプラットフォームのキーを入れれば使えます。',
      },
    },
    'account-suspended': {
      owner: {
        title: '{provider}のアカウントは一時停止中です。',
        action: topUp,
      },
    },
    'account-closed': {
      owner: {
        title: '{provider}のアカウントはもうありません。',
        action: '{provider}に問い合わせるか、別のアカウントを選んでください。',
      },
    },
    'not-verified': {
      owner: { title: '{provider}で本人確認が必要です。', action: '本人確認を済ませれば使えます。' },
    },
    membership: {
      action: tellTheOwner,
      owner: { title: '{provider}のプランを確認できません。', action: 'プランが有効か確認してください。' },
    },
    concurrency: {
      title: 'ほかのリクエストが処理中です。',
      action: [from, '処理が終わってからお試しください。'],
      owner: {
        title: ['{provider}の上限（{limit}）に達しました。'],
      },
    },
    connections: { title: '{service}への接続が多すぎます。', action: inAWhile },
    growth: {
      owner: {
        title: '{provider}へのリクエストが急に増えました。',
        action: inAWhile,
      },
    },
    'per-day': {
      title: 'このアプリは今日の利用枠を使い切りました。',
      action: [notYours, 'アプリ側の問題です。利用枠は明日、自動的に戻ります。'],
      owner: {
        title: ['{provider}の上限（{limit}）に達しました。'],
        action: [
          '利用枠は{time}戻ります。上位のティアなら上限が上がります。',
          '利用枠は自動的に戻ります。上位のティアなら上限が上がります。',
        ],
      },
    },
    offline: { title: 'オフラインです。', action: '接続すれば使えます。' },
    'from-server': {
      title: 'アプリが{service}に接続できませんでした。',
      action: [notYours, 'アプリ側の問題です。数分後にお試しください。'],
      owner: { action: [from, 'サーバーの接続を確認して、もう一度お試しください。'] },
    },
    'stream-cut': {
      title: '回答が途中で止まりました。',
      action: [from, 'もう一度お試しください。'],
    },
  },

  codes: {
    'not-a-stream': {
      title: '回答を読み取れません。',
      action: inAWhile,
      owner: { action: 'もう一度お試しください。解決しない場合は、接続先を確認してください。' },
    },
    'empty-answer': { title: '回答が空でした。', action: 'もう一度試すか、表現を変えてください。' },
    stalled: { title: '回答が途中で止まりました。', action: [from, 'もう一度お試しください。'] },
    'too-large': { title: '長すぎて読み取れません。', action: '文章を短くして、もう一度お試しください。' },
    'visitor-limit': { title: 'このアプリの利用上限に達しました。', action: inAWhile },
    'not-signed-in': { title: 'ログインしていません。', action: 'ログインしてください。' },
    'not-configured': {
      title: 'このアプリはまだ設定されていません。',
      action: tellTheOwner,
      owner: {
        title: '{provider}のキーがありません。',
        action: 'サーバーの設定にキーを入れれば使えます。',
      },
    },
  },

  filteredOutput: {
    title: '回答が{service}のルールに合いませんでした。',
    action: '表現を変えて、もう一度お試しください。',
  },

  contact: {
    withRequestId: '解決しない場合は、リクエストIDを添えて{provider}にお問い合わせください。',
    withoutRequestId: '解決しない場合は、{provider}にお問い合わせください。',
  },

  limits: {
    requests: { other: '{count}リクエスト' },
    tokens: { other: '{count}トークン' },
    characters: { other: '{count}文字' },
  },
  rates: { minute: '1分あたり{limit}', day: '1日あたり{limit}', once: '同時に{limit}' },
  windows: { minute: '1分間', '5h': '5時間', day: '1日', week: '1週間', month: '1か月' },
  times: {
    soon: 'まもなく',
    in: 'あと{duration}で',
    about: 'あと約{duration}で',
    today: '{clock}に',
    tomorrow: '明日の{clock}に',
    date: '{date}の{clock}に',
  },

  actions: {
    retry: 'もう一度試す',
    check: 'もう一度確認する',
    retrying: '再試行しています…',
    done: '完了',
    retryAt: '{time}再試行できます',
    retryOnline: 'オフラインです',
    autoAt: '{time}再試行します',
    stop: '停止する',
    topUp: 'チャージする',
    plan: 'プランを見る',
    keys: 'キーを管理する',
    newTab: '新しいタブ',
    requestId: 'リクエストID',
    copy: 'コピーする',
    copied: 'コピーしました',
    copyForOwner: '管理者への連絡文をコピーする',
    tellOwner: '管理者に連絡する',
    later: '後で',
  },
  facts: { label: '詳細', provider: '提供元', code: 'コード', status: 'ステータス', time: '日時', page: 'ページ' },
  balance: {
    label: '{provider}の残高',
    empty: '残高は{amount}です。チャージすれば使えます。',
    low: { title: '{provider}の残高が少なくなりました。', action: '残高は{amount}です。チャージしてください。' },
    toppedUp: 'チャージを確認する',
    checking: '確認しています…',
    unchanged: 'まだ反映されていません。数分かかることもあります。',
    restored: '残高が反映されました。',
  },
  quota: {
    label: '{provider}の利用枠',
    empty: '{provider}の{name}の利用枠（{window}）を使い切りました。',
    used: '{max}のうち{used}を使いました。',
    low: {
      title: ['{provider}の{name}の利用枠（{window}）は残り{percent}です。', '{provider}の利用枠（{window}）は残り{percent}です。'],
      action: ['{time}リセットされます。', '利用枠は自動的に戻ります。'],
    },
    window: '{window}の利用枠',
    left: '残り{percent}',
    usedUp: '残りなし',
    unknown: '不明',
    resets: '{time}リセットされます',
    restored: '利用枠が戻りました。',
  },
  answer: { thinking: '考えています…', thoughts: '考えた内容', started: '回答しています', complete: '回答が終わりました' },
  voice: {
    preparing: '準備中です…',
    speaking: '読み上げています',
    paused: '一時停止中です',
    blocked: '再生すると聞けます。',
    done: '読み上げが終わりました',
    failed: '読み上げが止まりました。',
    pause: '一時停止する',
    play: '再生する',
  },
  toasts: {
    label: '通知',
    region: '通知（{hotkey}）',
    reach: '{hotkey}で移動できます。',
    close: '閉じる',
    repeated: { other: '{count}回' },
  },
  announcements: {
    waiting: from,
    stopped: '停止しました。',
    ready: '再試行できます。',
    notYet: 'まだ再試行できません。',
    recovered: 'また使えます。',
  },
};
