export { describeFailure, providerLabel } from './messages/describe-failure.js';
export type { DescribeOptions, Description } from './messages/describe-failure.js';
export { ar } from './messages/ar.js';
export { en } from './messages/en.js';
export { ja } from './messages/ja.js';
export { zh } from './messages/zh.js';
export type { Messages, Plural, Sentence, Sentences, Wording } from './messages/messages.js';
