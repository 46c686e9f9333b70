export { describeFailure, providerLabel } from './messages/describe-failure.js';
export type { DescribeOptions, Description } from './messages/describe-failure.js';
export { en } from './messages/en.js';
export { zh } from './messages/zh.js';
export type { Messages, Plural, Sentence, Sentences, Wording } from './messages/messages.js';
