'use client';

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { Button } from '../ui/button/button.tsx';
import styles from './replay-slider.module.css';

export type ReplayControlsProps = {
  /** The index of the event shown. */
  readonly position: number;
  readonly total: number;
  readonly isPlaying: boolean;
  readonly goTo: (position: number) => void;
  readonly togglePlay: () => void;
  /** A description of the event at the position, for screen readers. */
  readonly text: string;
};

/** A slider over a lot's events, and buttons for single steps. */
export function ReplayControls({ position, total, isPlaying, goTo, togglePlay, text }: ReplayControlsProps) {
  return (
    <div className="flex flex-col">
      <input
        type="range"
        min={0}
        max={total - 1}
        step={1}
        value={position}
        onChange={(event) => goTo(Number(event.target.value))}
        aria-label="Moment of the history"
        aria-valuetext={`${position + 1} of ${total}: ${text}`}
        className={styles.slider}
        style={{ '--done': `${total > 1 ? (position / (total - 1)) * 100 : 100}%` } as CSSProperties}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="numerals text-sm text-ink-soft">
          Event {position + 1} of {total}
        </p>
        <div className="flex gap-1.5">
          <Step label="First event" onPress={() => goTo(0)} disabled={position === 0}>
            <ChevronFirst aria-hidden />
          </Step>
          <Step label="Previous event" onPress={() => goTo(position - 1)} disabled={position === 0}>
            <ChevronLeft aria-hidden />
          </Step>
          <Button size="sm" onClick={togglePlay} className="min-w-24">
            {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
            {isPlaying ? 'Pause' : 'Play'}
          </Button>
          <Step label="Next event" onPress={() => goTo(position + 1)} disabled={position === total - 1}>
            <ChevronRight aria-hidden />
          </Step>
          <Step label="Last event" onPress={() => goTo(total - 1)} disabled={position === total - 1}>
            <ChevronLast aria-hidden />
          </Step>
        </div>
      </div>
    </div>
  );
}

type StepProps = {
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled: boolean;
  readonly children: ReactNode;
};

function Step({ label, onPress, disabled, children }: StepProps) {
  return (
    <Button variant="quiet" size="sm" aria-label={label} onClick={onPress} disabled={disabled}>
      {children}
    </Button>
  );
}
