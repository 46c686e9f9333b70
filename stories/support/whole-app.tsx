import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { BalanceBanner } from '../../src/components/balance-banner.js';
import { ErrorToaster } from '../../src/components/error-toaster.js';
import { QuotaBanner } from '../../src/components/quota-banner.js';
import { TryAgainProvider } from '../../src/components/try-again-provider.js';
import type { ProviderError } from '../../src/errors.js';
import { useTryAgain } from '../../src/hooks/try-again-context.js';
import { useCooldown } from '../../src/hooks/use-cooldown.js';
import { AccountPanel } from './account-panel.js';
import { useAppWords } from './app-words.js';
import { chatProviderNames } from './chat-providers.js';
import type { ChatProvider } from './chat-providers.js';
import { ChatRoom } from './chat-room.js';
import { CloneForm } from './clone-form.js';
import { FileForm } from './file-form.js';
import { ScenarioPicker } from './scenario-picker.js';
import { findScenario } from './scenario-choices.js';
import { playScenario, readStatus, scenarioEvent } from './simulator-status.js';
import type { SimulatorStatus } from './simulator-status.js';
import './whole-app.css';

const activities = ['chat', 'file', 'voice'] as const;
type Activity = (typeof activities)[number];

/** Each with money or an allowance that can be used up. */
const accounts = ['kimi', 'minimax', 'kimi-code'] as const;
/** The queries about what is left, at every provider. */
const account = ['tryagain'];

/** Where a scenario can be met: a file that is too large is no matter of chat. */
const meetingPlaces: Readonly<Record<string, Activity>> = { chat: 'chat', speech: 'chat', plan: 'chat', files: 'file', clone: 'voice' };

/** A small app, whole: a conversation, a voice, a file, what is left of the money, and a way to make it all go wrong. */
export function WholeApp() {
  const client = useQueryClient();
  const words = useAppWords();
  const { viewer } = useTryAgain();
  const [activity, setActivity] = useState<Activity>('chat');
  const [provider, setProvider] = useState<ChatProvider>('kimi');
  const status = useQuery({ queryKey: ['simulator'], queryFn: readStatus });
  const [picked, setPicked] = useState<string | null>(null);
  // An answer costs something. That nobody waits for it is what the corner is for, should it fail.
  const refreshAccount = useCallback(() => void client.refetchQueries({ queryKey: account }), [client]);
  const { failures, report } = useFailures(refreshAccount);

  useEffect(() => {
    const played = ({ detail }: CustomEvent<SimulatorStatus>) => {
      client.setQueryData(['simulator'], detail);
      setPicked(detail.scenario);
      const scenario = findScenario(detail.scenario.replace('@stream', ''));
      // That all is well again nobody tells a page, in life either: it finds out when it asks.
      if (!scenario) return;
      if (scenario.balance || scenario.endpoint === 'plan') void client.refetchQueries({ queryKey: account });
      setActivity((before) => meetingPlaces[scenario.endpoint] ?? before);
      setProvider((before) => chatProviderNames.find((name) => name === scenario.provider) ?? before);
    };
    const listener = played as EventListener;
    window.addEventListener(scenarioEvent, listener);
    return () => window.removeEventListener(scenarioEvent, listener);
  }, [client]);

  const [notes, setNotes] = useState<readonly string[]>([]);
  const keepNote = useCallback((note: string) => setNotes((before) => [note, ...before]), []);

  const pick = (scenario: string) => {
    setPicked(scenario);
    void playScenario(scenario);
  };

  return (
    <div className="app">
      <FreshStart />
      <ScenarioPicker status={status.data} scenario={picked ?? status.data?.scenario ?? 'none'} onPick={pick} />
      <TryAgainProvider onTellOwner={keepNote}>
        <main className="app-main" data-viewer={viewer}>
          <div className="app-banners">
            {accounts.map((name) => (
              <BalanceBanner key={name} provider={name} error={failures.find((error) => error.provider === name)} low={5} />
            ))}
            {accounts.map((name) => (
              <QuotaBanner key={name} provider={name} error={failures.find((error) => error.provider === name)} />
            ))}
          </div>
          <div className="app-activity">
            <h1>{words.titles[activity]}</h1>
            <fieldset className="app-tabs" aria-label={words.activity}>
              {activities.map((name) => (
                <button key={name} type="button" aria-pressed={activity === name} onClick={() => setActivity(name)}>
                  {words.activities[name]}
                </button>
              ))}
            </fieldset>
            {/* What is not seen goes on: an answer, a file under way, words half written. */}
            <div hidden={activity !== 'chat'}>
              <ChatRoom provider={provider} onProvider={setProvider} onFailure={report.chat} onAnswer={refreshAccount} />
            </div>
            <div hidden={activity !== 'file'}>
              <FileForm onFailure={report.file} />
            </div>
            <div hidden={activity !== 'voice'}>
              <CloneForm onFailure={report.voice} />
            </div>
          </div>
          {viewer === 'owner' && <AccountPanel told={failures} notes={notes} />}
        </main>
      </TryAgainProvider>
      <ErrorToaster />
    </div>
  );
}

/** What failed in each activity, for the banners above them. */
function useFailures(refreshAccount: () => void) {
  const [byActivity, setByActivity] = useState<Partial<Record<Activity, ProviderError | undefined>>>({});
  const [report] = useState(() => {
    const from = (name: Activity) => (error: ProviderError | undefined) =>
      setByActivity((before) => (before[name] === error ? before : { ...before, [name]: error }));
    return { chat: from('chat'), file: from('file'), voice: from('voice') };
  });
  const failures = useMemo(() => Object.values(byActivity).filter((error) => error !== undefined), [byActivity]);
  // What the owner is shown of an account may not hold any more where the account refuses.
  const refused = failures.find(({ fixableBy }) => fixableBy === 'owner');
  useEffect(() => {
    if (refused) refreshAccount();
  }, [refused, refreshAccount]);
  return { failures, report };
}

/** Another scenario is another day: nobody has to wait for what the one before said. */
function FreshStart(): null {
  const { clear: kimi } = useCooldown('kimi');
  const { clear: kimiCode } = useCooldown('kimi-code');
  const { clear: minimax } = useCooldown('minimax');
  useEffect(() => {
    const begin = () => [kimi, kimiCode, minimax].forEach((clear) => clear());
    window.addEventListener(scenarioEvent, begin);
    return () => window.removeEventListener(scenarioEvent, begin);
  }, [kimi, kimiCode, minimax]);
  return null;
}
