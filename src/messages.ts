export type { Messages, Sentence } from './messages/messages.js';
import type { Messages } from './messages/messages.js';
export declare const en: Messages;
