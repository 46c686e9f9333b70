'use client';
import { forwardRef, useEffect, useRef, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactElement, ReactNode } from 'react';
import { useApp } from '../hooks/use-app.js';
import { useRecoveries } from '../hooks/use-recoveries.js';
import type { Cause } from '../hooks/use-recoveries.js';
import { voiceClaimsOf } from '../recovery/voice-claims.js';
import { classNames } from './class-names.js';
import { CloseIcon } from './close-icon.js';
import { FailureIcon } from './failure-icon.js';
import { FocusKeeper } from './focus-keeper.js';
import { hidden } from './hidden.js';
import { useMessages } from './messages-context.js';
import { Spoken, spokenFor } from './spoken.js';
import { useFocusInside } from './use-focus-inside.js';

export interface BannerProps extends Omit<ComponentPropsWithoutRef<'section'>, 'content'> {
  label: string;
  /** What it is about. */
  kind: Cause['kind'];
  provider: string;
  /** What it says; null while there is nothing to say. */
  content: { readonly title: string; readonly action: string } | null;
  /** Spoken once when it goes, unless somebody else has just said so; null: it goes silently. */
  farewell: string | null;
  actions: ReactNode;
  /** Puts it off for now; null: it stays. */
  onSnooze: (() => void) | null;
}

/**
 * A labelled part of the page that comes and goes. It is announced politely when it comes, changes and goes, and if
 * the focus was in it when it went, the next Tab goes on from here.
 */
export const Banner = forwardRef<HTMLElement, BannerProps>(function Banner(
  { label, kind, provider, content, farewell, actions, onSnooze, className, style, children, onFocus, onBlur, ...props },
  ref,
): ReactElement | null {
  const { later } = useMessages().actions;
  const shown = content !== null;
  const [was, setWas] = useState(shown);
  const [leaving, setLeaving] = useState<string | null>(null);
  if (shown !== was) {
    setWas(shown);
    setLeaving(shown ? null : farewell);
  }
  const recoveries = useRecoveries();
  const claimVoice = voiceClaimsOf(useApp());
  const [self] = useState(() => ({}));
  useEffect(() => (shown ? recoveries.show({ provider, kind }) : undefined), [recoveries, shown, provider, kind]);
  useEffect(() => {
    if (leaving === null) return undefined;
    // Before anything is spoken, where another banner says it.
    const timer = setTimeout(() => setLeaving(null), claimVoice({ provider, kind }, self) ? spokenFor : 0);
    return () => clearTimeout(timer);
  }, [leaving, claimVoice, provider, kind, self]);
  const title = useRef<HTMLParagraphElement>(null);
  const { isInside, leave, handlers } = useFocusInside({ onFocus, onBlur }, () => title.current);

  if (!shown && leaving === null && !isInside) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it watches the focus of what is in it
    <section
      aria-label={label}
      {...props}
      ref={ref}
      className={classNames(shown && 'tryagain-banner', shown && className)}
      style={shown ? style : hidden}
      data-kind={kind}
      data-provider={provider}
      {...handlers}
    >
      {content ? (
        <>
          <FailureIcon kind={kind} />
          <div className="tryagain-banner-body">
            <div className="tryagain-text">
              <p className="tryagain-title" tabIndex={-1} ref={title}>
                {content.title}
              </p>
              <p className="tryagain-action">{content.action}</p>
            </div>
            {actions && <div className="tryagain-actions">{actions}</div>}
            {children}
          </div>
          {onSnooze && (
            <button type="button" className="tryagain-close" aria-label={later} title={later} onClick={onSnooze}>
              <CloseIcon />
            </button>
          )}
        </>
      ) : (
        isInside && <FocusKeeper text={label} onLeave={leave} />
      )}
      <Spoken text={content ? `${content.title} ${content.action}` : leaving} />
    </section>
  );
});
