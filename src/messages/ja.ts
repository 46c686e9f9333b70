import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = 'アプリの管理者による対応が必要です。管理者にお知らせください。';
const notYours = '入力した内容が原因ではありません。アプリの管理者にお知らせください。';
const from = '{time}以降にもう一度お試しください。';
const waitAMoment = [from, 'しばらくしてから、もう一度お試しください。'] as const;

/** Japanese. A person is never called "you": the sentence goes without, as products in Japan write. */
export const ja: Messages = {
  locale: 'ja',
  direction: 'ltr',
  providers: {},
  anyProvider: 'AIサービス',

  kinds: {
    authentication: {
      title: 'このアプリは現在、AIサービスに接続できません。',
      action: tellTheOwner,
      owner: {
        title: '{provider}がこのアプリのキーを受け付けていません。',
        action: 'サーバーの設定でキーを替えてください。ほかのサイトのキーは使えません。',
      },
    },
    permission: {
      title: '{service}のアカウントでは、この操作ができません。',
      action: tellTheOwner,
      owner: { action: 'キーとアカウントの権限を確認してください。' },
    },
    'insufficient-balance': {
      title: 'このアプリは現在、回答できません。',
      action: '管理者によるチャージが必要です。管理者にお知らせください。',
      owner: { title: '{provider}の残高がなくなりました。', action: 'チャージしてから、もう一度確認してください。' },
    },
    'quota-exceeded': {
      title: ['{service}の{window}の利用枠を使い切りました。', '{service}の現在の利用枠を使い切りました。'],
      action: [from, '利用枠は自動的に戻ります。後でもう一度お試しください。'],
      owner: {
        action: [
          '利用枠は{time}に戻ります。上位のプランならすぐに使えます。',
          '利用枠は自動的に戻ります。上位のプランならすぐに使えます。',
        ],
      },
    },
    'not-in-plan': {
      title: '{service}のプランに、この機能がありません。',
      action: tellTheOwner,
      owner: {
        action: '待っても変わりません。この機能を含むプランを選んでください。',
      },
    },
    'rate-limited': {
      title: 'このアプリが大変混み合っています。',
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
      title: '{service}が大変混み合っています。',
      action: waitAMoment,
      owner: { action: [from, 'しばらくしてから、または別のモデルでお試しください。'] },
    },
    'server-error': { title: '{service}側で問題が発生しました。', action: waitAMoment },
    timeout: {
      title: '{service}の回答に時間がかかりすぎました。',
      action: [from, 'もう一度お試しください。内容を短くするとうまくいくことがあります。'],
    },
    network: { title: '{service}に接続できませんでした。', action: [from, '接続を確認して、もう一度お試しください。'] },
    'content-filtered': {
      title: '内容が{service}のルールに合いませんでした。',
      action: '判定がずれることもあります。表現を変えてお試しください。',
    },
    'context-too-long': {
      title: '会話が長すぎて、AIが読み取れません。',
      action: '新しい会話を始めるか、内容を短くしてください。',
      owner: { title: ['このモデルが読み取れる{limit}を超えています。'] },
    },
    'invalid-input': {
      title: ['上限（{limit}）を超えています。', 'この内容はそのままでは使えません。'],
      action: ['{limit}以内にしてください。', '内容を変えてください。'],
    },
    'invalid-request': {
      title: '{service}がアプリのリクエストを読み取れませんでした。',
      action: notYours,
      owner: {
        action: 'アプリのコードを直す必要があります。開発者に確認してください。',
      },
    },
    'not-found': {
      title: 'アプリに必要なものが{service}に見つかりません。',
      action: notYours,
      owner: {
        action: 'アプリのモデル、音声、ファイルの名前を確認してください。',
      },
    },
    conflict: { title: '同じものがすでにあります。', action: '別の名前にしてください。' },
    aborted: { title: '停止しました。', action: 'もう一度送信できます。' },
    unknown: {
      title: '予期しない問題が発生しました。',
      action: 'もう一度お試しください。変わらない場合は、アプリの管理者にお知らせください。',
      owner: {
        action: 'もう一度お試しください。変わらない場合は、アプリの開発者に確認してください。',
      },
    },
  },

  details: {
    'file-empty': { title: 'このファイルは空です。', action: '別のファイルを選んでください。' },
    'file-too-large': {
      title: ['このファイルは{limit}を超えています。', 'ファイルが大きすぎます。'],
      action: '小さいファイルを選んでください。',
    },
    'file-without-text': { title: 'このファイルには文字がありません。', action: '別のファイルを選んでください。' },
    'file-unreadable': {
      title: 'このファイルを読み取れませんでした。',
      action: ['{time}以降にもう一度試すか、別のファイルを選んでください。', 'もう一度試すか、別のファイルを選んでください。'],
    },
    'too-many-files': {
      title: 'ファイルの上限に達しました。',
      action: 'ほかのファイルを削除してください。',
    },
    'wrong-purpose': { title: '{service}はこの用途のファイルを受け付けていません。' },
    'invisible-characters': {
      title: '目に見えない文字が多すぎます。',
      action: '書式なしで貼り付けてください。',
    },
    'sample-mismatch': {
      title: '録音と文章が一致していません。',
      action: '文章のとおりに録音し直すか、文章を直してください。',
    },
    'prompt-mismatch': {
      title: '見本の録音と文章が一致していません。',
      action: '録音のとおりに文章を書いてください。',
    },
    'sample-duration': {
      title: '録音が短すぎるか、長すぎます。',
      action: '10秒から5分までの録音を選んでください。',
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
      title: 'この音声は別のアカウントの音声です。',
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
      title: '{service}のアカウントでは、この機能を使えません。',
      action: 'アプリの管理者にお知らせください。',
      owner: {
        action: '{provider}に問い合わせてください。',
      },
    },
    'coding-agents-only': {
      title: 'このアプリは現在、回答できません。',
      owner: {
        title: 'このプランはコーディングツール専用です。',
        action: 'サーバーの設定でオープンプラットフォームのキーに替えてください。',
      },
    },
    'account-suspended': {
      owner: {
        title: '{provider}のアカウントは一時停止中です。',
        action: 'チャージしてから、もう一度確認してください。',
      },
    },
    'account-closed': {
      title: 'このアプリは現在、回答できません。',
      owner: {
        title: '{provider}のアカウントは閉鎖されています。',
        action: '{provider}に問い合わせるか、別のアカウントを使ってください。',
      },
    },
    'not-verified': {
      owner: { title: '{provider}で本人確認が必要です。', action: '本人確認を済ませて、もう一度確認してください。' },
    },
    membership: {
      action: tellTheOwner,
      owner: { title: '{provider}のプランを確認できません。', action: 'プランが有効か、もう一度確認してください。' },
    },
    concurrency: {
      title: 'ほかのリクエストがまだ処理中です。',
      action: [from, '処理が終わってから、もう一度お試しください。'],
      owner: {
        title: ['{provider}の上限（{limit}）まで処理中です。'],
      },
    },
    connections: { title: '{service}への接続が多すぎます。', action: waitAMoment },
    growth: {
      owner: {
        title: '{provider}へのリクエストが急に増えました。',
        action: [from, 'しばらくしてから、ゆっくりお試しください。'],
      },
    },
    'per-day': {
      title: 'このアプリは今日の利用枠を使い切りました。',
      action: [from, '利用枠は自動的に戻ります。明日もう一度お試しください。'],
      owner: {
        title: ['{provider}の上限（{limit}）に達しました。'],
        action: [
          '利用枠は{time}に戻ります。上位のティアでは上限が上がります。',
          '利用枠は自動的に戻ります。上位のティアでは上限が上がります。',
        ],
      },
    },
    offline: { title: 'オフラインです。', action: 'インターネットに接続して、もう一度お試しください。' },
    'stream-cut': {
      title: '回答が途中で止まりました。',
      action: [from, 'もう一度試すと、回答をすべて受け取れます。'],
    },
  },

  codes: {
    'not-a-stream': {
      title: '回答を読み取れませんでした。',
      action: waitAMoment,
      owner: { action: 'もう一度お試しください。変わらない場合は、アプリの接続先を確認してください。' },
    },
    'empty-answer': { title: '回答が空でした。', action: 'もう一度お試しください。表現を変えるとうまくいくことがあります。' },
    stalled: { title: '回答が途中で止まりました。', action: waitAMoment },
    'too-large': { title: '一度に読み取れる長さを超えています。', action: '内容を短くして、もう一度お試しください。' },
    'not-signed-in': { title: 'サインインしていません。', action: 'サインインしてください。' },
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
    title: '回答が{service}のルールに合いませんでした。',
    action: '表現を変えてお試しください。',
  },

  contact: {
    withRequestId: '何度も起きる場合は、リクエストIDを添えて{provider}に問い合わせてください。',
    withoutRequestId: '何度も起きる場合は、{provider}に問い合わせてください。',
  },

  limits: {
    requests: { other: '{count}リクエスト' },
    tokens: { other: '{count}トークン' },
    characters: { other: '{count}文字' },
    files: { other: '{count}個' },
  },
  rates: { minute: '1分あたり{limit}', day: '1日あたり{limit}', once: '同時に{limit}' },
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
    later: '後で見る',
  },
  facts: { label: '詳細', provider: 'プロバイダー', code: 'コード', status: 'ステータス', time: '日時', page: 'ページ' },
  balance: {
    label: '{provider}の残高',
    empty: '残高は{amount}です。チャージすると続けられます。',
    low: { title: '{provider}の残高が少なくなっています。', action: '残高は{amount}です。なくなる前にチャージしてください。' },
    toppedUp: 'チャージしました',
    checking: '確認しています…',
    unchanged: 'まだ反映されていません。後でもう一度お試しください。',
    restored: '残高が戻りました。',
  },
  quota: {
    label: '{provider}の利用枠',
    empty: '{provider}の{name}の利用枠（{window}）を使い切りました。',
    used: '{max}のうち{used}を使いました。',
    low: {
      title: ['{provider}の{name}の利用枠（{window}）は残り{percent}です。', '{provider}の{window}の利用枠は残り{percent}です。'],
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
    failed: '読み上げが止まりました。',
    pause: '一時停止する',
    play: '再生する',
  },
  toasts: {
    label: '通知',
    region: '通知（{hotkey}）',
    reach: '{hotkey}キーで移動できます。',
    close: '閉じる',
    repeated: { other: '{count}回' },
  },
  announcements: {
    waiting: '{duration}後に再試行できます。',
    waitingAbout: '約{duration}後に再試行できます。',
    waitingUntil: '{time}に再試行できます。',
    stopped: '停止しました。',
    ready: '再試行できるようになりました。',
    notYet: 'まだ再試行できません。',
    recovered: '再び使えるようになりました。',
  },
};
