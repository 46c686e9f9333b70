/** A word on an element: where it stands, what it can be, what it says. */
export interface ElementWord {
  readonly name: string;
  /** Empty where it is there or not. */
  readonly words: readonly string[];
  readonly says: string;
}

const failure: readonly ElementWord[] = [
  { name: 'data-kind', words: ['rate-limited', 'insufficient-balance', '… 18 in all'], says: 'what went wrong' },
  { name: 'data-retry', words: ['soon', 'after-reset', 'never'], says: 'what the same request can hope for' },
  { name: 'data-fixable-by', words: ['user', 'owner', 'developer', 'provider'], says: 'who can do something' },
];
const banner = (kind: string, providers: string): readonly ElementWord[] => [
  { name: 'data-kind', words: [kind], says: 'what it is about' },
  { name: 'data-level', words: ['empty', 'low'], says: 'how bad it is' },
  { name: 'data-provider', words: [providers, '…'], says: 'whose it is' },
  { name: 'data-viewer', words: ['user', 'owner'], says: 'who reads' },
];

/** Every word of every component, by its class: to style by, and to test by. */
export const elementWords = {
  'tryagain-message': [
    ...failure,
    { name: 'data-viewer', words: ['user', 'owner'], says: 'who reads' },
    { name: 'data-layout', words: ['inline', 'compact'], says: 'a part of the page, or one line within something' },
    { name: 'data-state', words: ['shown', 'retrying', 'mended'], says: 'whether onRetry is running, or the cause is gone' },
  ],
  'tryagain-button': [
    { name: 'data-state', words: ['waiting', 'ready', 'retrying', 'done', 'offline'], says: 'what a press does' },
    { name: 'data-auto', words: ['at-zero', 'stopped', 'spent'], says: 'whether it begins by itself' },
    { name: 'data-exact', words: [], says: "there when the moment is the provider's own" },
    { name: 'data-variant', words: ['quiet'], says: 'yours to set: an outline' },
    { name: '--tryagain-progress', words: ['0 to 1'], says: 'the part of the wait that is over' },
  ],
  'tryagain-banner (money)': banner('insufficient-balance', 'kimi'),
  'tryagain-banner (plan)': banner('quota-exceeded', 'minimax'),
  'tryagain-meter': [
    { name: 'data-level', words: ['fine', 'low', 'empty', 'unknown'], says: 'how much is left' },
    { name: 'data-window', words: ['5h', 'day', 'week', 'month'], says: 'which window of the plan' },
    { name: '--tryagain-left', words: ['0 to 1'], says: 'the part that is left' },
  ],
  'tryagain-toast': [
    ...failure,
    { name: 'data-count', words: ['1', '2', '…'], says: 'how often the same cause came' },
    { name: 'data-state', words: ['open', 'closed'], says: 'for animations' },
  ],
  'tryagain-voice-button': [{ name: 'data-shape', words: ['play', 'pause', 'stop', 'close'], says: 'what a press does' }],
  'tryagain-copy': [{ name: 'data-state', words: ['ready', 'copied'], says: 'whether it was copied' }],
  'tryagain-mark': [{ name: 'data-mark', words: ['again', 'ring', 'done', 'copy', 'send'], says: 'which mark stands before a label' }],
  'tryagain-reasoning': [{ name: 'data-state', words: ['streaming', 'done'], says: 'whether it still thinks' }],
  'tryagain-answer': [{ name: 'data-state', words: ['streaming', 'complete', 'cut'], says: 'whether more comes, and how it ended' }],
  'tryagain-voice': [
    { name: 'data-state', words: ['preparing', 'speaking', 'paused', 'failed', 'done'], says: 'how the voice is doing' },
    { name: 'data-paused-by', words: ['user', 'autoplay', 'system'], says: 'who paused it' },
    ...failure,
    { name: 'data-viewer', words: ['user', 'owner'], says: 'who reads' },
  ],
} as const satisfies Readonly<Record<string, readonly ElementWord[]>>;

export type ElementName = keyof typeof elementWords;
