import type { Preview } from '@storybook/react-vite';
import '../stories/support/alone.js';
import '../src/components/styles.css';
import { snoozesKey } from '../src/recovery/snoozes.js';
import { installInPageServer } from '../stories/support/in-page-server.js';
import { playScenario } from '../stories/support/simulator-status.js';
import { directionOf, languageOf, StoryFrame } from '../stories/support/story-frame.js';
import { scenarioNames } from '../stories/support/scenario-choices.js';
import { passesInTheOtherTheme } from './in-the-other-theme.js';
import { PageCode } from './page-code.js';
import { PageContainer } from './page-container.js';

if (import.meta.env.MODE !== 'development') installInPageServer();

/** A change of the theme renders a story again: that must not undo what was picked in the story itself. */
let played: unknown;

const choice = (title: string, icon: string, items: readonly (string | { value: string; title: string })[]) => ({
  description: title,
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

export default {
  parameters: {
    // Best practice is on by itself; of the rules for whole pages only `region` is off, by the addon.
    a11y: { test: 'error', config: { rules: [{ id: 'target-size', enabled: true }] } },
    layout: 'fullscreen',
    controls: { expanded: true },
    docs: { container: PageContainer, canvas: { sourceState: 'none' }, components: { code: PageCode } },
    options: {
      storySort: {
        order: [
          'Introduction',
          'The whole app',
          'Quick start',
          'Components',
          [
            'ErrorMessage',
            'RetryButton',
            'BalanceBanner',
            'QuotaBanner',
            'UsageMeter',
            'ErrorToaster',
            'ProviderErrorBoundary',
            'StreamingText',
            'VoiceStatus',
            'TryAgainProvider',
          ],
          'Hooks',
          ['useProviderQuery', 'useChat', 'useSpeech', 'useFileUpload', 'useVoiceClone', 'useCooldown', 'useCountdown'],
          'Kinds',
          'Gallery',
          'Design',
          ['Your own look', 'Words', 'Languages'],
          'Recipes',
          ['Waiting and recovery', 'Your server', 'AI SDK', 'Tailwind', 'shadcn ui', 'Other providers', 'Testing your app'],
        ],
      },
    },
  },
  globalTypes: {
    viewer: choice('Viewer', 'user', [
      { value: 'user', title: 'A visitor' },
      { value: 'owner', title: 'The owner' },
    ]),
    language: choice('Language', 'globe', [
      { value: 'en', title: 'English' },
      { value: 'zh', title: '简体中文' },
      { value: 'ja', title: '日本語' },
      { value: 'ar', title: 'العربية' },
    ]),
    theme: choice('Theme', 'mirror', [
      { value: 'light', title: 'Light' },
      { value: 'dark', title: 'Dark' },
    ]),
    direction: choice('Direction', 'transfer', [
      { value: 'language', title: 'As the language goes' },
      { value: 'ltr', title: 'Left to right' },
      { value: 'rtl', title: 'Right to left' },
    ]),
    scenario: choice('Scenario', 'lightning', scenarioNames),
  },
  initialGlobals: { viewer: 'owner', language: 'en', theme: 'light', direction: 'language', scenario: 'none' },
  // Each story is an app of its own: what was put off in one is there in the next.
  beforeEach: () => localStorage.removeItem(snoozesKey),
  loaders: [
    async ({ globals, parameters }) => {
      if (parameters['server'] && globals['scenario'] !== played) {
        played = globals['scenario'];
        await playScenario(String(played));
      }
      return {};
    },
  ],
  afterEach: passesInTheOtherTheme,
  decorators: [
    (Story, { globals, parameters, id }) => (
      <StoryFrame
        key={id}
        viewer={globals['viewer'] === 'user' ? 'user' : 'owner'}
        theme={globals['theme'] === 'dark' ? 'dark' : 'light'}
        direction={directionOf(globals['direction'], languageOf(globals['language']))}
        language={languageOf(globals['language'])}
        wide={Boolean(parameters['wide'])}
      >
        <Story />
      </StoryFrame>
    ),
  ],
} satisfies Preview;
