'use client';
import { forwardRef } from 'react';
import { Drawing } from './drawing.js';

/** The same in every direction: sound goes on to the right, wherever one reads to. */
const shapes = {
  play: 'M8.5 5.75v12.5L18.5 12Z',
  pause: 'M8.5 6.5v11M15.5 6.5v11',
  stop: 'M7.5 7.5h9v9h-9Z',
  close: 'm7 7 10 10M17 7 7 17',
} as const;

interface VoiceButtonProps {
  shape: keyof typeof shapes;
  label: string;
  onPress: () => void;
}

/** A sign that everybody knows, and its name. */
export const VoiceButton = forwardRef<HTMLButtonElement, VoiceButtonProps>(function VoiceButton({ shape, label, onPress }, ref) {
  return (
    <button type="button" ref={ref} className="tryagain-voice-button" data-shape={shape} aria-label={label} title={label} onClick={onPress}>
      <Drawing size={20} grid={24} fill={shape === 'close' ? 'none' : 'currentColor'} strokeWidth={shape === 'pause' ? 3.5 : 2}>
        <path d={shapes[shape]} />
      </Drawing>
    </button>
  );
});
