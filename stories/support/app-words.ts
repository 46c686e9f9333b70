import { useMessages } from '../../src/components/messages-context.js';

/** What the app says itself, beside the sentences of the package. */
const en = {
  title: 'Ask something',
  activities: { chat: 'Ask', file: 'Read a file', voice: 'Copy a voice' },
  activity: 'What to do',

  scenario: 'Let this go wrong',
  fine: 'Nothing, all is well',
  inStream: 'In the middle of the answer',
  sources: 'Who answers',
  sourceWords: { simulator: 'simulator', real: 'real provider' },
  meet: {
    chat: 'You meet it when you ask.',
    files: 'You meet it when a file is read.',
    speech: 'You meet it when you listen to an answer.',
    clone: 'You meet it when a voice is copied.',
    plan: 'The owner meets it beside what is left.',
    balance: 'The balance says so before a question does.',
  },

  conversation: 'Conversation',
  empty: 'Start with one of these, or with words of your own.',
  examples: [
    'Why is the sky blue in the day and red in the evening?',
    'How do I tell a friend that I am late?',
    'What should I cook with three eggs?',
  ],
  waiting: 'On its way…',
  question: 'Your question',
  placeholder: 'Ask anything',
  who: 'Who answers',
  send: 'Ask',
  stop: 'Stop',
  askAgain: 'Ask again',
  goOn: 'Go on',
  change: 'Change my words',
  unanswered: 'Your question is kept.',
  unfinished: 'What came so far is kept.',

  listen: 'Listen',
  preparing: 'One moment…',
  pause: 'Pause',
  resume: 'Resume',
  stopVoice: 'Stop the voice',

  account: 'What is left',
  refresh: 'Refresh',
  balance: 'Kimi balance',
  plans: { minimax: 'MiniMax plan', 'kimi-code': 'Kimi Code plan' },
  asking: 'Asking…',
  unknown: 'Not known',
  asOf: 'As of {time}',

  file: 'File',
  fileHint: 'A PDF, a text or a picture, up to 100 MB.',
  choose: 'Choose a file',
  example: 'Use an example',
  exampleText: 'The sky is blue because the air scatters blue light most.',
  cancel: 'Cancel',
  uploading: 'Sending…',
  extracting: 'Reading…',
  read: 'This was read:',

  sample: 'Recording of the voice',
  sampleHint: 'mp3, m4a or wav, 10 seconds to 5 minutes.',
  voiceId: 'Name of the new voice',
  voiceIdHint: 'At least 8 letters and digits, a letter first.',
  more: 'More precise',
  spokenWords: 'Words of the recording',
  promptFile: 'Example of how it shall sound',
  promptText: 'Words of the example',
  demo: 'Words the new voice says at once',
  copy: 'Copy the voice',
  copying: 'Copying…',
  copied: 'The voice is ready: {name}',
};

export type AppWords = typeof en;

const zh: AppWords = {
  title: '问点什么',
  activities: { chat: '提问', file: '读文件', voice: '复刻声音' },
  activity: '要做什么',

  scenario: '让它出错',
  fine: '一切正常',
  inStream: '在回答中途出错',
  sources: '谁来回答',
  sourceWords: { simulator: '模拟器', real: '真实服务' },
  meet: {
    chat: '提问时会遇到。',
    files: '读文件时会遇到。',
    speech: '听回答时会遇到。',
    clone: '复刻声音时会遇到。',
    plan: '负责人在剩余用量里会看到。',
    balance: '提问之前，余额就会说明。',
  },

  conversation: '对话',
  empty: '从下面选一个，或者写你自己的问题。',
  examples: ['为什么天空白天是蓝色，傍晚是红色？', '怎么告诉朋友我会迟到？', '三个鸡蛋可以做什么菜？'],
  waiting: '正在路上…',
  question: '你的问题',
  placeholder: '什么都可以问',
  who: '谁来回答',
  send: '提问',
  stop: '停止',
  askAgain: '再问一次',
  goOn: '继续',
  change: '修改我的问题',
  unanswered: '你的问题还在。',
  unfinished: '已收到的内容还在。',

  listen: '朗读',
  preparing: '请稍等…',
  pause: '暂停',
  resume: '继续朗读',
  stopVoice: '停止朗读',

  account: '剩余用量',
  refresh: '刷新',
  balance: 'Kimi 余额',
  plans: { minimax: 'MiniMax 套餐', 'kimi-code': 'Kimi Code 套餐' },
  asking: '正在查询…',
  unknown: '未知',
  asOf: '截至 {time}',

  file: '文件',
  fileHint: 'PDF、文本或图片，不超过 100 MB。',
  choose: '选择文件',
  example: '用示例文件',
  exampleText: '天空是蓝色的，因为空气最容易散射蓝光。',
  cancel: '取消',
  uploading: '正在发送…',
  extracting: '正在读取…',
  read: '读到的内容：',

  sample: '声音的录音',
  sampleHint: 'mp3、m4a 或 wav，10 秒到 5 分钟。',
  voiceId: '新声音的名字',
  voiceIdHint: '至少 8 个字母或数字，以字母开头。',
  more: '更精确',
  spokenWords: '录音里说的话',
  promptFile: '示例音频',
  promptText: '示例音频里说的话',
  demo: '新声音先说的话',
  copy: '复刻声音',
  copying: '正在复刻…',
  copied: '声音已经好了：{name}',
};

/** Both languages, for who looks for a word. */
export const appWords = { en, zh };

export function useAppWords(): AppWords {
  return useMessages().locale.startsWith('zh') ? zh : en;
}
