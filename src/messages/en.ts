import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = "Only the app's owner can change this. You can let them know.";
const waitAMoment = ['You can try again {time}.', 'Wait a moment, then try again.'] as const;
const sendAgain = 'Change it, then send it again.';

/** English. */
export const en: Messages = {
  locale: 'en',
  direction: 'ltr',
  providers: { kimi: 'Kimi', 'kimi-code': 'Kimi Code', minimax: 'MiniMax' },
  anyProvider: 'the AI service',

  kinds: {
    authentication: {
      title: "This app can't reach its AI service right now.",
      action: tellTheOwner,
      owner: {
        title: "{provider} doesn't accept this app's key.",
        action: 'Replace the key in the server settings, then check again.',
      },
    },
    permission: {
      title: "This app isn't allowed to do this yet.",
      action: tellTheOwner,
      owner: {
        title: "Your account with {provider} doesn't allow this.",
        action: 'See what your key and your account may do, then check again.',
      },
    },
    'insufficient-balance': {
      title: "This app can't answer right now.",
      action: 'The owner has to add credit. You can let them know.',
      owner: { title: 'Your balance with {provider} is used up.', action: 'Top up, then check again.' },
    },
    'quota-exceeded': {
      title: ['This app has reached its {window} limit.', 'This app has reached its limit for now.'],
      action: ['You can try again {time}.', 'It resets by itself, so try again later.'],
      owner: {
        title: ["You've reached your {window} limit with {provider}.", "You've reached your limit with {provider} for now."],
        action: ['It resets {time}. A larger plan helps sooner.', 'It resets by itself. A larger plan helps sooner.'],
      },
    },
    'not-in-plan': {
      title: "This app's plan doesn't include this.",
      action: tellTheOwner,
      owner: {
        title: "Your plan with {provider} doesn't include this.",
        action: 'Waiting changes nothing here. Choose a plan that includes it, then check again.',
      },
    },
    'rate-limited': {
      title: 'This app is getting too many requests right now.',
      action: waitAMoment,
      owner: {
        title: ['{provider} allows {limit}, and they are used up.', "This app reached {provider}'s request limit."],
        action: ['You can try again {time}. A higher tier allows more.', 'Wait a moment, then try again. A higher tier allows more.'],
      },
    },
    overloaded: {
      title: 'The AI service is very busy right now.',
      action: waitAMoment,
      owner: { title: '{provider} is very busy right now.' },
    },
    'server-error': {
      title: 'Something went wrong at the AI service.',
      action: 'Wait a moment, then try again.',
      owner: { title: '{provider} had a problem on its side.' },
    },
    timeout: {
      title: 'The answer took too long.',
      action: 'Try again. Something shorter can help.',
      owner: { title: '{provider} took too long to answer.' },
    },
    network: {
      title: "The AI service couldn't be reached.",
      action: 'Check your internet connection, then try again.',
      owner: { title: "{provider} couldn't be reached." },
    },
    'content-filtered': {
      title: "The AI service's content rules stopped this.",
      action: 'Rephrase it, then send it again.',
      owner: { title: "{provider}'s content rules don't allow this text." },
    },
    'context-too-long': {
      title: 'This conversation is longer than the AI can read.',
      action: 'Shorten it or start a new conversation, then send it again.',
      owner: { title: ['This model reads up to {limit}, and this is longer.', 'This is longer than the model can read.'] },
    },
    'invalid-input': {
      title: ['This is larger than {limit}, which is the most that can be sent.', "This can't be used the way it is."],
      action: sendAgain,
    },
    'invalid-request': {
      title: "This app asked in a way the AI service doesn't understand.",
      action: "It isn't anything you wrote. You can let the app's owner know.",
      owner: {
        title: "{provider} doesn't understand this app's request.",
        action: "The app's code has to change. Its developer can look into it.",
      },
    },
    'not-found': {
      title: "Something this app needs isn't there.",
      action: "It isn't anything you wrote. You can let the app's owner know.",
      owner: {
        title: "{provider} doesn't have what this app asks for.",
        action: 'Check the names in the app, such as its model, voice or file.',
      },
    },
    conflict: { title: 'This already exists.', action: 'Choose another name, then send it again.' },
    aborted: { title: 'You stopped this.', action: 'Send it again whenever you like.' },
    unknown: {
      title: 'Something unexpected happened.',
      action: "Try again. If it stays like this, let the app's owner know.",
      owner: {
        title: 'Something unexpected happened with {provider}.',
        action: "Try again. If it stays like this, the app's developer can look into it.",
      },
    },
  },

  details: {
    'file-empty': { title: 'There is nothing in this file.', action: 'Choose another file, then send it again.' },
    'file-too-large': {
      title: ['This file is larger than {limit}.', 'This file is too large.'],
      action: 'Choose a smaller file, then send it again.',
    },
    'file-unreadable': { title: 'Nothing could be read from this file.', action: 'Send it once more, or choose another file.' },
    'too-many-files': {
      title: ['There are {limit} already, and no more fit.', 'There is no room for more files.'],
      action: 'Remove files you no longer need, then send it again.',
    },
    'wrong-purpose': {
      title: "This app can't use the file this way.",
      owner: { title: "{provider} doesn't take files for this purpose.", action: "The app's code has to upload it for another purpose." },
    },
    'invisible-characters': { title: 'Too much of this text is invisible.', action: 'Paste it as plain text, then send it again.' },
    'sample-mismatch': {
      title: "The recording doesn't match the text you gave.",
      action: 'Read exactly that text aloud, then send it again.',
    },
    'prompt-mismatch': {
      title: "The example recording doesn't match its text.",
      action: 'Write exactly the words that are spoken, then send it again.',
    },
    'sample-duration': {
      title: 'The recording is too short or too long.',
      action: 'Choose one of another length, then send it again.',
    },
    'sample-unusable': {
      title: "This recording or voice can't be used.",
      action: 'Choose another one, then send it again.',
    },
    'prompt-too-long': {
      title: 'The example recording is too long.',
      action: 'Choose one of less than 8 seconds, then send it again.',
    },
    'voice-id-taken': { title: 'A voice of this name already exists.' },
    'voice-not-yours': {
      title: "This voice isn't yours to use.",
      action: 'Choose another voice, then send it again.',
      owner: { title: 'This voice belongs to another account.', action: 'Use a voice that was made with this account.' },
    },
    'model-unavailable': {
      title: 'This app asked for a model it has no access to.',
      action: "Choose another model if you can, or let the app's owner know.",
      owner: {
        title: "This model isn't part of your account with {provider}.",
        action: "Check the model's name, or choose a plan that includes it.",
      },
    },
    'not-open': {
      title: "This isn't available yet.",
      action: "You can let the app's owner know.",
      owner: { title: "{provider} hasn't opened this to your account.", action: 'Do without it for now, or ask {provider} for access.' },
    },
    'coding-agents-only': {
      title: "This app can't answer right now.",
      owner: { title: 'This plan only works in coding tools.', action: 'Use a key of the open platform in the server settings.' },
    },
    'account-suspended': {
      owner: { title: 'Your account with {provider} is paused until you add credit.', action: 'Top up, then check again.' },
    },
    concurrency: {
      title: 'Several requests are still running.',
      action: 'Wait until one of them is done, then try again.',
      owner: { title: ['{provider} answers {limit}, and that many are running.', '{provider} has too many requests of yours running.'] },
    },
    connections: {
      title: 'Too many connections are open.',
      owner: { title: 'Your account has too many connections open at {provider}.', action: 'Wait a moment, then try again.' },
    },
    growth: {
      owner: {
        title: 'Requests rose faster than {provider} allows.',
        action: 'Wait a moment, then try again. Spread over time, more of them pass.',
      },
    },
    'per-day': {
      title: 'This app has reached its limit for today.',
      action: ['You can try again {time}.', 'It resets by itself, so try again tomorrow.'],
      owner: {
        title: ['{provider} allows {limit}, and they are used up.', "You've reached today's limit with {provider}."],
        action: ['It resets {time}. A higher tier allows more.', 'It resets by itself. A higher tier allows more.'],
      },
    },
    offline: { title: "You're offline.", action: 'Connect to the internet, then try again.' },
    'stream-cut': {
      title: 'The answer was cut off.',
      action: 'Try again to get the whole answer.',
      owner: { title: '{provider} cut its answer off.' },
    },
  },

  codes: {
    'stream-ended-early': { title: 'The answer was cut off.', action: 'Try again to get the whole answer.' },
    'not-a-stream': {
      title: "The answer came in a form this app can't read.",
      action: 'Wait a moment, then try again.',
      owner: { action: 'Try again. If it stays like this, check the address the app calls.' },
    },
    'empty-answer': { title: 'The answer was empty.', action: 'Try again. Other words can help.' },
    stalled: { title: 'The answer stopped coming.', action: 'Wait a moment, then try again.' },
    'too-large': { title: 'This was too much to send or to receive at once.', action: 'Try something shorter.' },
    offline: { title: "You're offline.", action: 'Connect to the internet, then try again.' },
    'not-signed-in': { title: "You're not signed in.", action: 'Sign in, then send it again.' },
    'not-configured': {
      title: "This app isn't set up yet.",
      action: tellTheOwner,
      owner: { title: 'There is no key for {provider} yet.', action: 'Put one in the server settings, then check again.' },
    },
  },

  filteredOutput: {
    title: 'The AI service held its answer back.',
    action: 'Rephrase your question, then send it again.',
    owner: { title: "{provider}'s content rules held the answer back." },
  },

  contact: {
    withRequestId: 'If it keeps happening, contact {provider} with the request id.',
    withoutRequestId: 'If it keeps happening, contact {provider}.',
  },

  limits: {
    rpm: { one: '{count} request a minute', other: '{count} requests a minute' },
    tpm: { one: '{count} token a minute', other: '{count} tokens a minute' },
    tpd: { one: '{count} token a day', other: '{count} tokens a day' },
    concurrency: { one: '{count} request at a time', other: '{count} requests at a time' },
    tokens: { one: '{count} token', other: '{count} tokens' },
    characters: { one: '{count} character', other: '{count} characters' },
    files: { one: '{count} file', other: '{count} files' },
  },
  windows: { minute: 'per-minute', '5h': '5-hour', day: 'daily', week: 'weekly', month: 'monthly' },
  times: { today: 'at {clock}', tomorrow: 'tomorrow at {clock}', weekday: 'on {weekday} at {clock}', date: 'on {date} at {clock}' },

  actions: {
    retry: 'Try again',
    check: 'Check again',
    retrying: 'Trying again…',
    done: 'Done',
    retryIn: 'Try again in {time}',
    retryInAbout: 'Try again in about {duration}',
    retryAt: 'Try again {time}',
    retryOnline: "You're offline",
    autoIn: 'Trying again in {time}',
    autoInAbout: 'Trying again in about {duration}',
    autoSoon: 'Trying again in a moment',
    stop: 'Stop',
    topUp: 'Top up',
    plan: 'See plans',
    keys: 'Manage keys',
    newTab: 'opens in a new tab',
    requestId: 'Request id',
    copy: 'Copy',
    copied: 'Copied',
    copyForOwner: 'Copy a message for the owner',
  },
  facts: { label: 'Details', provider: 'Provider', code: 'Code', status: 'Status', time: 'Time', page: 'Page' },
  balance: {
    label: '{provider} balance',
    empty: ['The balance is {amount}. Top up to continue.', 'Top up to continue.'],
    low: { title: 'Your balance with {provider} is running low.', action: ['{amount} is left.', 'Top up before it is used up.'] },
    toppedUp: "I've topped up",
    checking: 'Checking…',
    unchanged: 'Nothing has arrived yet. It can take a few minutes.',
    restored: 'Balance restored.',
  },
  quota: {
    label: '{provider} limits',
    empty: "You've reached your {window} limit for {name} with {provider}.",
    low: {
      title: [
        '{percent} of your {window} limit for {name} with {provider} is left.',
        '{percent} of your {window} limit with {provider} is left.',
        'Little is left of your limit with {provider}.',
      ],
      action: ['It resets {time}.', 'It resets by itself.'],
    },
    window: '{window} limit',
    left: '{percent} left',
    usedUp: 'Used up',
    unknown: 'Not known',
    resets: 'Resets {time}',
    restored: 'Your limit has reset.',
  },
  answer: { thinking: 'Thinking…', thoughts: 'Thoughts', started: 'Answering', complete: 'Answer complete' },
  voice: {
    preparing: 'One moment…',
    speaking: 'Reading aloud',
    paused: 'Paused',
    blocked: 'Press play to listen.',
    done: 'Read to the end',
    goesOn: 'The voice goes on where it stopped.',
    pause: 'Pause',
    play: 'Play',
  },
  toasts: {
    label: 'Notification',
    region: 'Notifications ({hotkey})',
    reach: 'Press {hotkey} to get to it.',
    close: 'Close',
    repeated: { one: '{count} time', other: '{count} times' },
  },
  announcements: {
    waiting: 'You can try again in {duration}.',
    waitingAbout: 'You can try again in about {duration}.',
    waitingUntil: 'You can try again {time}.',
    auto: 'This tries again by itself in {duration}.',
    autoAbout: 'This tries again by itself in about {duration}.',
    stopped: 'Stopped.',
    offline: "You're offline. This works again once you're connected.",
    ready: 'You can try again now.',
    notYet: 'Not yet.',
    recovered: 'It works again.',
  },
};
