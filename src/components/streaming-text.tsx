'use client';
import { forwardRef, memo, useState } from 'react';
import type { ComponentPropsWithoutRef, ReactElement } from 'react';
import { classNames } from './class-names.js';
import { useMessages } from './messages-context.js';
import { Spoken } from './spoken.js';

/** As much of a message as is read here: `useChat`'s and the AI SDK's `UIMessage` both are one. */
export interface StreamedMessage {
  /** `text` and `reasoning` are shown; parts of other types are left to others. */
  readonly parts: readonly { readonly type: string; readonly text?: string | undefined; readonly state?: string | undefined }[];
  /** `finishReason` says how it ended; null: it was cut. */
  readonly metadata?: unknown;
}

export interface StreamingTextProps extends Omit<ComponentPropsWithoutRef<'div'>, 'children'> {
  /** The answer, as `useChat` or the AI SDK has it. */
  message: StreamedMessage;
  /**
   * Whether words are still to come. Default: what the parts say. Those of the AI SDK go on saying it where an answer broke
   * off, so with its `useChat` write `status === 'streaming' && message === messages.at(-1)`.
   */
  streaming?: boolean | undefined;
}

/**
 * An answer while it comes, and after. It is text: nothing in it becomes markup. What the model thought is folded away
 * in front of it. Screen readers hear that it began and that it is whole, and not every word in between.
 *
 * Only the last paragraph is drawn again when words arrive, so a long answer costs no more than a short one.
 *
 * `data-state`: `streaming`, `complete`, or `cut` where it ended before its end. All props and the ref go to one
 * element.
 *
 * @example {messages.map((message) => <StreamingText key={message.id} message={message} />)}
 */
export const StreamingText = forwardRef<HTMLDivElement, StreamingTextProps>(function StreamingText(
  { message, streaming: given, className, ...props },
  ref,
): ReactElement {
  const { answer } = useMessages();
  const open = message.parts.some((part) => isShown(part.type) && part.state === 'streaming');
  const streaming = given ?? open;
  // What was there from the beginning, such as a conversation from yesterday, is not told.
  const [wasStreaming, setWasStreaming] = useState(streaming);
  if (streaming && !wasStreaming) setWasStreaming(true);
  const state = streaming ? 'streaming' : open || wasCut(message.metadata) ? 'cut' : 'complete';

  return (
    <div {...props} ref={ref} className={classNames('tryagain-answer', className)} data-state={state}>
      {/* The status stands outside: in what is busy nothing is spoken. */}
      <div className="tryagain-answer-parts" aria-busy={streaming}>
        {message.parts.map((part, index) => {
          const text = part.text ?? '';
          if (!isShown(part.type) || text.trim() === '') return null;
          // Parts come and never change places.
          if (part.type === 'text') return <Paragraphs key={index} text={text} />;
          const thinking = streaming && part.state === 'streaming';
          return (
            <details key={index} className="tryagain-reasoning" data-state={thinking ? 'streaming' : 'done'}>
              <summary>{thinking ? answer.thinking : answer.thoughts}</summary>
              <Paragraphs text={text} />
            </details>
          );
        })}
      </div>
      <Spoken text={streaming ? answer.started : wasStreaming && state === 'complete' ? answer.complete : null} />
    </div>
  );
});

function Paragraphs({ text }: { text: string }): ReactElement {
  return (
    <>
      {text
        .split(/\n{2,}/)
        .filter((paragraph) => paragraph.trim() !== '')
        .map((paragraph, index) => (
          <Paragraph key={index} text={paragraph} />
        ))}
    </>
  );
}

/** Drawn again only when its own words change. */
const Paragraph = memo(function Paragraph({ text }: { text: string }): ReactElement {
  return (
    <p className="tryagain-paragraph" dir="auto">
      {text}
    </p>
  );
});

function isShown(type: string): boolean {
  return type === 'text' || type === 'reasoning';
}

/** Words for an end that is none. Without a word, as in the AI SDK's messages, it is taken for whole. */
const cutReasons: ReadonlySet<unknown> = new Set([null, 'length', 'content_filter', 'content-filter']);

function wasCut(metadata: unknown): boolean {
  return typeof metadata === 'object' && metadata !== null && 'finishReason' in metadata && cutReasons.has(metadata.finishReason);
}
