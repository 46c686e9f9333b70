'use client';
import { forwardRef, useId, useRef, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import type { ProviderError } from '../errors/provider-error.js';
import { useTryAgain } from '../hooks/try-again-context.js';
import type { Viewer } from '../hooks/try-again-context.js';
import type { SpeechState, UseSpeechResult } from '../hooks/use-speech.js';
import { writeNumber } from '../messages/write-number.js';
import { AutoRowContext, useAutoRow } from './auto-row.js';
import { canRepeat } from './can-repeat.js';
import { classNames } from './class-names.js';
import { FailureActions } from './failure-actions.js';
import { FailureIcon } from './failure-icon.js';
import { FocusKeeper } from './focus-keeper.js';
import { useMessages } from './messages-context.js';
import { SpokenWait } from './spoken-wait.js';
import { spokenFor } from './spoken.js';
import { useDescription } from './use-description.js';
import { useFocusInside } from './use-focus-inside.js';
import { useLasted } from './use-lasted.js';
import { useMended } from './use-mended.js';
import { VoiceButton } from './voice-button.js';
import { VoiceIcon } from './voice-icon.js';

export interface VoiceStatusProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** What `useSpeech` gives back. Nothing of it is called but by a press. */
  speech: SpeechState & Pick<UseSpeechResult, 'pause' | 'resume' | 'stop' | 'retry'>;
  /** Who reads. Default: what `TryAgainProvider` says. */
  viewer?: Viewer | undefined;
}

/** The hook's words, as a person would see them. */
const states = { idle: null, loading: 'preparing', speaking: 'speaking', paused: 'paused', error: 'failed', done: 'done' } as const;

/**
 * How a voice is doing, in one chip for a whole answer. Place it beside the text: whatever becomes of the voice, the
 * text can be read. It pauses, plays and stops; after a failure it says what happened, counts the wait, and goes on with
 * the sentence that failed. The owner gets the page that helps, where `links` name it. Nothing to see while nothing is
 * read; what was read to its end says so for five seconds.
 *
 * The failure is announced once, politely, and so is a browser that wants a press before there may be sound. While the
 * voice speaks nothing else does.
 *
 * `data-state`: `preparing`, `speaking`, `paused`, `failed` or `done`. `data-paused-by`: `user`, `autoplay` or `system`.
 * `data-kind`, `data-retry`, `data-fixable-by`: the failure's own words. `data-viewer`: who reads.
 *
 * @example
 * ```tsx
 * const speech = useSpeech();
 * return (
 *   <>
 *     <p>{answer}</p>
 *     <button onClick={() => speech.speak(answer)}>Listen</button>
 *     <VoiceStatus speech={speech} />
 *   </>
 * );
 * ```
 */
export const VoiceStatus = forwardRef<HTMLDivElement, VoiceStatusProps>(function VoiceStatus(
  { speech, viewer: given, className, onFocus, onBlur, ...props },
  ref,
): ReactElement | null {
  const { viewer: usual } = useTryAgain();
  const viewer = given ?? usual;
  const messages = useMessages();
  const { voice: words, actions, announcements } = messages;
  const id = useId();
  // As in ErrorMessage: silent once the sentence about the wait is to go.
  const [saidOf, setSaidOf] = useState<ProviderError | null>(null);
  const toggle = useRef<HTMLButtonElement>(null);
  const text = useRef<HTMLDivElement>(null);

  const { error: failure = null, pausedBy, sentences, position } = speech;
  const state = states[speech.status];
  const isOver = useLasted(state === 'done', spokenFor);
  const row = useAutoRow();
  const described = useDescription(failure, viewer);
  const mended = useMended(failure, viewer);
  const { isInside, leave, handlers } = useFocusInside({ onFocus, onBlur }, () => toggle.current ?? text.current);

  if (state === null || isOver) {
    return isInside ? <FocusKeeper text={state === null ? announcements.stopped : words.done} onLeave={leave} /> : null;
  }

  const isUnderWay = failure === null && state !== 'done';
  const isPaused = state === 'paused';
  const isBlocked = pausedBy === 'autoplay';
  const repeats = failure !== null && canRepeat(failure);
  // A full-width stop brings its own space.
  const gap = /^(?:zh|ja)/.test(messages.locale) ? '' : ' ';
  const label = { preparing: words.preparing, speaking: words.speaking, paused: words.paused, failed: null, done: words.done }[state];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it watches the focus of what is in it
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a chip is no set of fields
      role="group"
      aria-labelledby={props['aria-label'] === undefined ? id : undefined}
      {...props}
      ref={ref}
      className={classNames('tryagain-voice', className)}
      data-state={state}
      data-paused-by={pausedBy}
      data-kind={failure?.kind}
      data-retry={failure?.retry}
      data-fixable-by={failure?.fixableBy}
      data-viewer={viewer}
      {...handlers}
    >
      {failure ? (
        <FailureIcon kind={mended === null ? failure.kind : 'mended'} detail={mended === null ? failure.detail : null} />
      ) : (
        <VoiceIcon done={state === 'done'} />
      )}
      <div className="tryagain-voice-body">
        <div className="tryagain-text" id={id} tabIndex={-1} ref={text}>
          {!isBlocked && label}
          {/* Here before it has anything to say, and empty while the voice speaks. That it is mended is said elsewhere. */}
          <output className="tryagain-text" aria-live={mended !== null || (failure !== null && saidOf === failure) ? 'off' : undefined}>
            {isBlocked && words.blocked}
            {described && (
              // One element: what comes in pieces may be read out as often.
              <span className="tryagain-text">
                {/* Beside an answer that is all there, only this tells what stopped. */}
                <span className="tryagain-title">{words.failed}</span>{' '}
                <span className="tryagain-action">
                  {mended ?? described.title}
                  {/* A button that counts says what to do. */}
                  {mended === null && failure?.retryAt === null && `${gap}${described.action}`}
                </span>{' '}
                {mended === null && described.advice !== null && <span className="tryagain-advice">{described.advice}</span>}{' '}
                {failure && repeats && <SpokenWait error={failure} onSaid={(said) => setSaidOf(said ? failure : null)} />}
              </span>
            )}
          </output>
        </div>
        {isUnderWay && sentences.length > 1 && (
          <span className="tryagain-voice-place" aria-hidden="true">
            {writePlace(position, sentences.length, messages.locale)}
          </span>
        )}
        {failure && (
          <AutoRowContext.Provider value={row}>
            <FailureActions failure={failure} viewer={viewer} onRetry={repeats ? speech.retry : null} isMended={mended !== null} isQuiet />
          </AutoRowContext.Provider>
        )}
      </div>
      {state !== 'done' && (
        <div className="tryagain-voice-controls">
          {isUnderWay && (
            <VoiceButton
              ref={toggle}
              shape={isPaused ? 'play' : 'pause'}
              label={isPaused ? words.play : words.pause}
              onPress={isPaused ? speech.resume : speech.pause}
            />
          )}
          <VoiceButton shape={failure ? 'close' : 'stop'} label={failure ? messages.toasts.close : actions.stop} onPress={speech.stop} />
        </div>
      )}
    </div>
  );
});

/** Which sentence of how many: "2/5". */
function writePlace(position: number, count: number, locale: string): string {
  return `${writeNumber(Math.min(position + 1, count), locale)}/${writeNumber(count, locale)}`;
}
