import type { Messages } from './messages.js';

/** What a visitor is told where only the owner can do something. */
const tellTheOwner = "It's nothing you did: this works once the app's owner fixes it. You can let them know.";
const topUp = 'It works again once you top up.';
const from = 'You can try again {time}.';
const inAWhile = [from, 'Try again in a little while.'] as const;
const notYours = "It's nothing you did. You can try again {time}.";
const nowOrLater = [notYours, "It's nothing you did. Try again now or in a few minutes."] as const;

/** English. */
export const en: Messages = {
  locale: 'en',
  direction: 'ltr',
  providers: {},
  anyProvider: 'the AI service',

  kinds: {
    authentication: {
      title: "This app can't answer right now.",
      action: tellTheOwner,
      owner: {
        title: "{provider} doesn't accept this app's key.",
        action: "It works with a valid key in the server settings. A key of another site or region won't do.",
      },
    },
    permission: {
      title: "The account with {service} doesn't allow this.",
      action: tellTheOwner,
      owner: { action: 'See what your key may do, then check again.' },
    },
    'insufficient-balance': {
      title: "This app can't answer right now.",
      action: "It's nothing you did: this works again once the app's owner adds credit. You can let them know.",
      owner: { title: 'Your balance with {provider} is used up.', action: topUp },
    },
    'quota-exceeded': {
      title: ['This app has reached its {window} limit with {service}.', 'This app has reached its limit with {service} for now.'],
      action: [notYours, "It's nothing you did. It resets by itself, so try again later."],
      owner: {
        action: ['It resets {time}. A larger plan helps sooner.', 'It resets by itself. A larger plan helps sooner.'],
      },
    },
    'not-in-plan': {
      title: 'No plan of this app with {service} includes this.',
      action: tellTheOwner,
      owner: { action: 'It works once you have a plan that includes it.' },
    },
    'rate-limited': {
      title: 'This app is very busy right now.',
      action: [notYours, "It's nothing you did. Try again in a minute: that usually helps."],
      owner: {
        title: ["{provider}'s limit of {limit} is reached.", "{provider}'s request limit is reached."],
        action: [
          'You can try again {time}. A higher tier allows more.',
          'It usually works again within a minute. A higher tier allows more.',
        ],
      },
    },
    overloaded: {
      title: '{service} is very busy right now.',
      action: nowOrLater,
      owner: { action: [from, 'Try again in a little while. Another model may be free.'] },
    },
    'server-error': { title: '{service} has a problem on its side.', action: nowOrLater },
    timeout: { title: '{service} took too long to answer.', action: [from, 'Try again. Something shorter can help.'] },
    network: {
      title: "{service} couldn't be reached.",
      action: [from, 'Check your internet connection. If it works, try again in a little while.'],
    },
    'content-filtered': {
      title: "{service}'s content rules stopped this text.",
      action: 'This can be a mistake. Say it in other words and try again.',
    },
    'context-too-long': {
      title: 'This conversation has become too long for the AI.',
      action: 'Every AI has a limit. Start a new conversation, or send something shorter.',
      owner: { title: ['This model reads up to {limit}, and this is longer.'] },
    },
    'invalid-input': {
      title: ['This is larger than {limit}.', "This can't be used the way it is."],
      action: 'Change it, then try again.',
    },
    'invalid-request': {
      title: "This app asked in a way {service} doesn't understand.",
      action: tellTheOwner,
      owner: { action: "It works once the app's code is changed. Its developer can look into it." },
    },
    'not-found': {
      title: "{service} doesn't have what this app asks for.",
      action: tellTheOwner,
      owner: { action: 'Check the names in the app, such as its model, voice or file.' },
    },
    conflict: { title: 'This already exists.', action: 'Choose another name.' },
    aborted: { title: 'You stopped this.', action: 'Send it again whenever you like.' },
    unknown: {
      title: 'Something unexpected happened.',
      action: "Try again. If it stays like this, you can let the app's owner know.",
      owner: { action: "Try again. If it stays like this, the app's developer can look into it." },
    },
  },

  details: {
    'file-empty': { title: 'There is nothing in this file.', action: 'Choose another file.' },
    'file-too-large': {
      title: ['This file is larger than {limit}.', 'This file is too large.'],
      action: 'Choose a smaller file.',
    },
    'file-without-text': { title: 'There is no text in this file.', action: 'Choose another file.' },
    'file-unreadable': {
      title: "This file couldn't be read.",
      action: [from, 'Try again, or choose another file.'],
    },
    'too-many-files': {
      title: 'There is no room for more files.',
      action: 'Remove files you no longer need.',
    },
    'wrong-purpose': { title: "A file can't be used for this purpose." },
    'invisible-characters': {
      title: 'This text has too many invisible characters.',
      action: 'Paste it as plain text.',
    },
    'sample-mismatch': {
      title: "The recording doesn't match the text you gave.",
      action: 'Record exactly those words, or correct the text.',
    },
    'prompt-mismatch': {
      title: "The example recording doesn't match its text.",
      action: 'Write exactly the words that are spoken.',
    },
    'sample-duration': {
      title: 'The recording is too short or too long.',
      action: 'Choose one of 10 seconds to 5 minutes.',
    },
    'sample-unusable': {
      title: "This recording or voice can't be used.",
      action: 'Choose another one.',
    },
    'prompt-too-long': {
      title: 'The example recording is too long.',
      action: 'Choose one of less than 8 seconds.',
    },
    'voice-id-taken': { title: 'A voice of this name already exists.' },
    'voice-missing': { title: "This voice isn't there any more.", action: 'Choose another voice.' },
    'voice-not-yours': {
      title: 'This voice belongs to another account.',
      action: 'Choose another voice.',
    },
    'model-unavailable': {
      title: "The account with {service} doesn't have this model.",
      action: "Choose another model if you can, or let the app's owner know.",
      owner: { action: 'Check its name, use another model, or choose a larger plan.' },
    },
    'not-open': {
      owner: { title: "{provider} hasn't opened this to your account.", action: 'Ask {provider} for it.' },
    },
    'coding-agents-only': {
      owner: {
        title: 'This plan only works in coding tools.',
        action: 'Here it works with a key of the open platform in the server settings.',
      },
    },
    'account-suspended': {
      owner: { title: '{provider} paused your account.', action: topUp },
    },
    'account-closed': {
      owner: { title: '{provider} has closed your account.', action: 'Ask {provider} why, or use another account.' },
    },
    'not-verified': {
      owner: { title: '{provider} asks you to verify your identity.', action: 'It works once you verify it in your account.' },
    },
    membership: {
      action: tellTheOwner,
      owner: { title: "{provider} can't confirm your plan.", action: 'See that it is active, then check again.' },
    },
    concurrency: {
      title: 'Several requests are still running.',
      action: [from, 'Wait until one of them is done, then try again.'],
      owner: { title: ["{provider}'s limit of {limit} is reached."] },
    },
    connections: { title: 'Too many connections to {service} are open.', action: inAWhile },
    growth: {
      owner: {
        title: 'Requests rose faster than {provider} allows.',
        action: [from, 'Try again in a little while, more slowly.'],
      },
    },
    'per-day': {
      title: 'This app has reached its limit for today.',
      action: [notYours, "It's nothing you did. It resets by itself, so try again tomorrow."],
      owner: {
        title: ["{provider}'s limit of {limit} is reached."],
        action: ['It resets {time}. A higher tier allows more.', 'It resets by itself. A higher tier allows more.'],
      },
    },
    offline: { title: "You're offline.", action: "It works again once you're connected to the internet." },
    'from-server': {
      title: "This app couldn't reach {service}.",
      action: nowOrLater,
      owner: { action: [from, "Check the server's internet connection, then try again."] },
    },
    'stream-cut': {
      title: 'The answer was cut off: the connection broke.',
      action: [from, 'Try again to get the whole answer.'],
    },
  },

  codes: {
    'not-a-stream': {
      title: "The answer came in a form this app can't read.",
      action: inAWhile,
      owner: { action: 'Try again. If it stays like this, check the address the app calls.' },
    },
    'empty-answer': { title: 'The answer was empty.', action: 'Try again, or say it in other words.' },
    stalled: { title: 'The answer stopped coming.', action: [from, 'Try again to get the whole answer.'] },
    'too-large': { title: 'This is too long to read in one go.', action: 'Try something shorter.' },
    'visitor-limit': { title: "You've reached this app's limit for now.", action: inAWhile },
    'not-signed-in': { title: "You're not signed in.", action: 'Sign in.' },
    'not-configured': {
      title: "This app isn't set up yet.",
      action: tellTheOwner,
      owner: { title: 'There is no key for {provider} yet.', action: 'It works with one in the server settings.' },
    },
  },

  filteredOutput: {
    title: "{service}'s content rules held the answer back.",
    action: 'Rephrase your question and try again.',
  },

  contact: {
    withRequestId: 'If it keeps happening, contact {provider} with the request id.',
    withoutRequestId: 'If it keeps happening, contact {provider}.',
  },

  limits: {
    requests: { one: '{count} request', other: '{count} requests' },
    tokens: { one: '{count} token', other: '{count} tokens' },
    characters: { one: '{count} character', other: '{count} characters' },
  },
  rates: { minute: '{limit} a minute', day: '{limit} a day', once: '{limit} at a time' },
  windows: { minute: 'per-minute', '5h': '5-hour', day: 'daily', week: 'weekly', month: 'monthly' },
  times: {
    soon: 'soon',
    in: 'in {duration}',
    about: 'in about {duration}',
    today: 'at {clock}',
    tomorrow: 'tomorrow at {clock}',
    date: 'on {date} at {clock}',
  },

  actions: {
    retry: 'Try again',
    check: 'Check again',
    retrying: 'Trying again…',
    done: 'Done',
    retryAt: 'Try again {time}',
    retryOnline: "You're offline",
    autoAt: 'Trying again {time}',
    stop: 'Stop',
    topUp: 'Top up',
    plan: 'See plans',
    keys: 'Manage keys',
    newTab: 'opens in a new tab',
    requestId: 'Request id',
    copy: 'Copy',
    copied: 'Copied',
    copyForOwner: 'Copy a message for the owner',
    tellOwner: 'Tell the owner',
    later: 'Not now',
  },
  facts: { label: 'Details', provider: 'Provider', code: 'Code', status: 'Status', time: 'Time', page: 'Page' },
  balance: {
    label: '{provider} balance',
    empty: 'Your balance is {amount}. Top up to continue.',
    low: { title: 'Your balance with {provider} is running low.', action: '{amount} is left. Top up before it is used up.' },
    toppedUp: "I've topped up",
    checking: 'Checking…',
    unchanged: 'Nothing has arrived yet. It can take a few minutes.',
    restored: 'Balance restored.',
  },
  quota: {
    label: '{provider} limits',
    empty: "You've reached your {window} limit for {name} with {provider}.",
    used: '{used} of {max} used.',
    low: {
      title: [
        '{percent} of your {window} limit for {name} with {provider} is left.',
        '{percent} of your {window} limit with {provider} is left.',
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
    failed: 'Reading aloud stopped.',
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
    waiting: from,
    stopped: 'Stopped.',
    ready: 'You can try again now.',
    notYet: 'Not yet.',
    recovered: 'It works again.',
  },
};
