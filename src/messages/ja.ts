import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = 'アプリの管理者による対応が必要です。管理者にお知らせください。';
const notYours = '入力した内容が原因ではありません。アプリの管理者にお知らせください。';
const waitAMoment = ['{time}以降にもう一度お試しください。', 'しばらくしてから、もう一度お試しください。'] as const;
const sendAgain = '内容を変えて、もう一度送信してください。';

/** Japanese. A person is never called "you": the sentence goes without, as products in Japan write. */
export const ja: Messages = {
  locale: 'ja',
  direction: 'ltr',
  providers: { kimi: 'Kimi', 'kimi-code': 'Kimi Code', minimax: 'MiniMax' },
  anyProvider: 'AIサービス',

  kinds: {
    authentication: {
      title: 'このアプリは現在、AIサービスに接続できません。',
      action: tellTheOwner,
      owner: {
        title: '{provider}がこのアプリのキーを受け付けていません。',
        action: 'サーバーの設定に使えるキーを入れて、もう一度確認してください。',
      },
    },
    permission: {
      title: 'このアプリでは、まだこの操作ができません。',
      action: tellTheOwner,
      owner: {
        title: '{provider}のアカウントでは、まだこの操作ができません。',
        action: 'キーとアカウントの権限を確認してください。',
      },
    },
    'insufficient-balance': {
      title: 'このアプリは現在、回答できません。',
      action: '管理者によるチャージが必要です。管理者にお知らせください。',
      owner: { title: '{provider}の残高がなくなりました。', action: 'チャージしてから、もう一度確認してください。' },
    },
    'quota-exceeded': {
      title: ['このアプリは{window}の利用枠を使い切りました。', 'このアプリは現在の利用枠を使い切りました。'],
      action: ['{time}以降にもう一度お試しください。', '利用枠は自動的に戻ります。後でもう一度お試しください。'],
      owner: {
        title: ['{provider}の{window}の利用枠を使い切りました。', '{provider}の現在の利用枠を使い切りました。'],
        action: [
          '利用枠は{time}に戻ります。上位のプランならすぐに使えます。',
          '利用枠は自動的に戻ります。上位のプランならすぐに使えます。',
        ],
      },
    },
    'not-in-plan': {
      title: 'このアプリのプランには、この機能が含まれていません。',
      action: tellTheOwner,
      owner: {
        title: '{provider}のプランには、この機能が含まれていません。',
        action: '待っても変わりません。この機能を含むプランを選んでください。',
      },
    },
    'rate-limited': {
      title: 'リクエストが集中しています。',
      action: waitAMoment,
      owner: {
        title: ['{provider}の上限（{limit}）に達しました。', '{provider}のリクエストの上限に達しました。'],
        action: [
          '{time}以降にもう一度お試しください。上位のティアでは上限が上がります。',
          'しばらくしてから、もう一度お試しください。上位のティアでは上限が上がります。',
        ],
      },
    },
    overloaded: {
      title: 'AIサービスが大変混み合っています。',
      action: waitAMoment,
      owner: { title: '{provider}が大変混み合っています。' },
    },
    'server-error': {
      title: 'AIサービス側で問題が起きました。',
      action: 'しばらくしてから、もう一度お試しください。',
      owner: { title: '{provider}側で問題が起きました。' },
    },
    timeout: {
      title: '回答に時間がかかりすぎました。',
      action: 'もう一度お試しください。内容を短くするとうまくいくことがあります。',
      owner: { title: '{provider}の回答に時間がかかりすぎました。' },
    },
    network: {
      title: 'AIサービスに接続できませんでした。',
      action: '接続を確認して、もう一度お試しください。',
      owner: { title: '{provider}に接続できませんでした。' },
    },
    'content-filtered': {
      title: 'AIサービスはこの内容に回答できません。',
      action: '表現を変えて、もう一度送信してください。',
      owner: { title: '文章が{provider}のコンテンツルールに合いませんでした。' },
    },
    'context-too-long': {
      title: '一度に読み取れる長さを超えています。',
      action: '内容を短くするか、新しい会話で送信してください。',
      owner: { title: ['このモデルが読み取れる{limit}を超えています。', 'モデルが読み取れる長さを超えています。'] },
    },
    'invalid-input': {
      title: ['送信できる上限（{limit}）を超えています。', 'この内容はまだ使えません。'],
      action: sendAgain,
    },
    'invalid-request': {
      title: 'AIサービスがこのアプリのリクエストを読み取れませんでした。',
      action: notYours,
      owner: {
        title: '{provider}がこのアプリのリクエストを読み取れませんでした。',
        action: 'アプリのコードを直す必要があります。開発者に確認してください。',
      },
    },
    'not-found': {
      title: 'このアプリに必要なものが見つかりません。',
      action: notYours,
      owner: {
        title: 'このアプリに必要なものが{provider}に見つかりません。',
        action: 'アプリのモデル、音声、ファイルの名前を確認してください。',
      },
    },
    conflict: { title: '同じものがすでにあります。', action: '別の名前にして、もう一度送信してください。' },
    aborted: { title: '停止しました。', action: 'もう一度送信できます。' },
    unknown: {
      title: '予期しないことが起きました。',
      action: 'もう一度お試しください。変わらない場合は、アプリの管理者にお知らせください。',
      owner: {
        title: '{provider}で予期しないことが起きました。',
        action: 'もう一度お試しください。変わらない場合は、アプリの開発者に確認してください。',
      },
    },
  },

  details: {
    'file-empty': { title: 'このファイルは空です。', action: '別のファイルを選んで、もう一度送信してください。' },
    'file-too-large': {
      title: ['このファイルは{limit}を超えています。', 'ファイルが大きすぎます。'],
      action: '小さいファイルを選んで、もう一度送信してください。',
    },
    'file-unreadable': {
      title: 'このファイルを読み取れませんでした。',
      action: '別のファイルを選んで、もう一度送信してください。',
    },
    'too-many-files': {
      title: ['ファイルの上限（{limit}）に達しました。', 'ファイルの上限に達しました。'],
      action: 'ほかのファイルを削除して、もう一度送信してください。',
    },
    'wrong-purpose': {
      title: 'このファイルはこの用途に使えません。',
      owner: {
        title: '{provider}はこの用途のファイルを受け付けていません。',
        action: 'アプリのコードを直す必要があります。開発者に確認してください。',
      },
    },
    'invisible-characters': {
      title: '目に見えない文字が多すぎます。',
      action: '書式なしで貼り付けて、もう一度送信してください。',
    },
    'sample-mismatch': {
      title: '録音と文章が一致していません。',
      action: '文章のとおりに録音して、もう一度送信してください。',
    },
    'prompt-mismatch': {
      title: '見本の録音と文章が一致していません。',
      action: '録音のとおりに文章を書いて、もう一度送信してください。',
    },
    'sample-duration': {
      title: '録音が短すぎるか、長すぎます。',
      action: '別の録音を選んで、もう一度送信してください。',
    },
    'sample-unusable': {
      title: 'この録音や音声は使えません。',
      action: '別のものを選んで、もう一度送信してください。',
    },
    'prompt-too-long': {
      title: '見本の録音が長すぎます。',
      action: '8秒未満の録音を選んで、もう一度送信してください。',
    },
    'voice-id-taken': { title: '同じ名前の音声がすでにあります。' },
    'voice-not-yours': {
      title: 'この音声は使えません。',
      action: '別の音声を選んで、もう一度送信してください。',
      owner: { title: 'この音声は別のアカウントの音声です。' },
    },
    'model-unavailable': {
      title: 'このアプリでは、このモデルを使えません。',
      action: '別のモデルを選ぶか、アプリの管理者にお知らせください。',
      owner: {
        title: '{provider}のアカウントでは、このモデルを使えません。',
        action: 'モデルの名前を確認するか、このモデルを含むプランを選んでください。',
      },
    },
    'not-open': {
      title: 'この機能はまだ使えません。',
      action: 'アプリの管理者にお知らせください。',
      owner: {
        title: '{provider}のアカウントでは、この機能はまだ使えません。',
        action: '{provider}に問い合わせてください。',
      },
    },
    'coding-agents-only': {
      title: 'このアプリは現在、回答できません。',
      owner: {
        title: 'このプランはコーディングツール専用です。',
        action: 'サーバーの設定にオープンプラットフォームのキーを入れてください。',
      },
    },
    'account-suspended': {
      owner: {
        title: '{provider}のアカウントは停止しています。',
        action: 'チャージしてから、もう一度確認してください。',
      },
    },
    concurrency: {
      title: 'ほかのリクエストがまだ処理中です。',
      action: '処理が終わってから、もう一度お試しください。',
      owner: {
        title: ['{provider}の上限（{limit}）まで処理中です。', '{provider}で処理中のリクエストが多すぎます。'],
      },
    },
    connections: {
      title: '接続が多すぎます。',
      owner: {
        title: '{provider}への接続が多すぎます。',
        action: 'しばらくしてから、もう一度お試しください。',
      },
    },
    growth: {
      owner: {
        title: '{provider}へのリクエストが急に増えました。',
        action: '間隔をあけて、もう一度お試しください。',
      },
    },
    'per-day': {
      title: 'このアプリは今日の上限に達しました。',
      action: ['{time}以降にもう一度お試しください。', '利用枠は自動的に戻ります。明日もう一度お試しください。'],
      owner: {
        title: ['{provider}の上限（{limit}）に達しました。', '{provider}の今日の利用枠を使い切りました。'],
        action: [
          '利用枠は{time}に戻ります。上位のティアでは上限が上がります。',
          '利用枠は自動的に戻ります。上位のティアでは上限が上がります。',
        ],
      },
    },
    offline: { title: 'オフラインです。', action: 'インターネットに接続して、もう一度お試しください。' },
    'stream-cut': {
      title: '回答が途中で止まりました。',
      action: 'もう一度試すと、回答をすべて受け取れます。',
      owner: { title: '{provider}の回答が途中で止まりました。' },
    },
  },

  codes: {
    'stream-ended-early': { title: '回答が途中で止まりました。', action: 'もう一度試すと、回答をすべて受け取れます。' },
    'not-a-stream': {
      title: '回答を読み取れませんでした。',
      action: 'しばらくしてから、もう一度お試しください。',
      owner: { action: 'もう一度お試しください。変わらない場合は、アプリの接続先を確認してください。' },
    },
    'empty-answer': { title: '回答が空でした。', action: 'もう一度お試しください。表現を変えるとうまくいくことがあります。' },
    stalled: { title: '回答が途中で止まりました。', action: 'しばらくしてから、もう一度お試しください。' },
    'too-large': { title: '一度に読み取れる長さを超えています。', action: '内容を短くして、もう一度お試しください。' },
    offline: { title: 'オフラインです。', action: 'インターネットに接続して、もう一度お試しください。' },
    'not-signed-in': { title: 'サインインしていません。', action: 'サインインして、もう一度送信してください。' },
    'not-configured': {
      title: 'このアプリはまだ設定されていません。',
      action: tellTheOwner,
      owner: {
        title: '{provider}のキーがまだありません。',
        action: 'サーバーの設定にキーを入れて、もう一度確認してください。',
      },
    },
  },

  filteredOutput: {
    title: 'AIサービスが回答を控えました。',
    action: '表現を変えて、もう一度送信してください。',
    owner: { title: '回答が{provider}のコンテンツルールに合いませんでした。' },
  },

  contact: {
    withRequestId: '何度も起きる場合は、リクエストIDを添えて{provider}に問い合わせてください。',
    withoutRequestId: '何度も起きる場合は、{provider}に問い合わせてください。',
  },

  limits: {
    rpm: { other: '1分あたり{count}リクエスト' },
    tpm: { other: '1分あたり{count}トークン' },
    tpd: { other: '1日あたり{count}トークン' },
    concurrency: { other: '同時に{count}リクエスト' },
    tokens: { other: '{count}トークン' },
    characters: { other: '{count}文字' },
    files: { other: '{count}個' },
  },
  windows: { minute: '1分間', '5h': '5時間', day: '1日', week: '1週間', month: '1か月' },
  times: { today: '{clock}', tomorrow: '明日の{clock}', weekday: '{weekday}の{clock}', date: '{date}の{clock}' },

  actions: {
    retry: 'もう一度試す',
    check: 'もう一度確認する',
    retrying: '再試行しています…',
    done: '完了',
    retryIn: 'あと{time}で再試行できます',
    retryInAbout: '約{duration}後に再試行できます',
    retryAt: '{time}に再試行できます',
    retryOnline: 'オフラインです',
    autoIn: 'あと{time}で再試行します',
    autoInAbout: '約{duration}後に再試行します',
    autoSoon: 'まもなく再試行します',
    stop: '停止する',
    topUp: 'チャージする',
    plan: 'プランを見る',
    keys: 'キーを管理する',
    newTab: '新しいタブで開きます',
    requestId: 'リクエストID',
    copy: 'コピーする',
    copied: 'コピーしました',
    copyForOwner: '管理者へのメッセージをコピーする',
  },
  facts: { label: '詳細', provider: 'プロバイダー', code: 'コード', status: 'ステータス', time: '日時', page: 'ページ' },
  balance: {
    label: '{provider}の残高',
    empty: ['残高は{amount}です。チャージすると続けられます。', 'チャージすると続けられます。'],
    low: { title: '{provider}の残高が少なくなっています。', action: ['残りは{amount}です。', 'チャージしてください。'] },
    toppedUp: 'チャージしました',
    checking: '確認しています…',
    unchanged: 'まだ反映されていません。数分後にもう一度お試しください。',
    restored: '残高が戻りました。',
  },
  quota: {
    label: '{provider}の利用枠',
    empty: '{provider}の{name}の利用枠（{window}）を使い切りました。',
    low: {
      title: [
        '{provider}の{name}の利用枠（{window}）は残り{percent}です。',
        '{provider}の{window}の利用枠は残り{percent}です。',
        '{provider}の利用枠が少なくなっています。',
      ],
      action: ['{time}に全量が戻ります。', '利用枠は自動的に戻ります。'],
    },
    window: '{window}の利用枠',
    left: '残り{percent}',
    usedUp: '残りなし',
    unknown: '不明',
    resets: '{time}に全量が戻ります',
    restored: '利用枠が戻りました。',
  },
  answer: { thinking: '考えています…', thoughts: '考えた内容', started: '回答しています', complete: '回答が終わりました' },
  voice: {
    preparing: '準備しています…',
    speaking: '読み上げています',
    paused: '一時停止中です',
    blocked: '聞くには「再生する」を押してください。',
    done: '読み上げが終わりました',
    goesOn: '止まったところから読み上げを続けます。',
    pause: '一時停止する',
    play: '再生する',
  },
  toasts: {
    label: '通知',
    region: '通知（{hotkey}）',
    reach: '{hotkey}キーで開きます。',
    close: '閉じる',
    repeated: { other: '{count}回' },
  },
  announcements: {
    waiting: '{duration}後に再試行できます。',
    waitingAbout: '約{duration}後に再試行できます。',
    waitingUntil: '{time}に再試行できます。',
    auto: '{duration}後に自動で再試行します。',
    autoAbout: '約{duration}後に自動で再試行します。',
    stopped: '停止しました。',
    offline: 'オフラインです。インターネットに接続して、もう一度お試しください。',
    ready: '再試行できます。',
    notYet: 'まだ再試行できません。',
    recovered: 'また使えます。',
  },
};
