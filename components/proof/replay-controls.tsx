'use client';

import { ChevronFirst, ChevronLast, ChevronLeft, ChevronRight, Pause, Play } from 'lucide-react';
import type { CSSProperties, ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import styles from './replay-slider.module.css';

export type ReplayControlsProps = {
  readonly place: number;
  readonly total: number;
  readonly isPlaying: boolean;
  readonly goTo: (place: number) => void;
  readonly togglePlay: () => void;
  /** What happened at the place, in words: what the slider says to who cannot see it. */
  readonly words: string;
};

/** The slider over a lot's events, and buttons for single steps. Arrow keys, Page Up and Down, Home and End move it. */
export function ReplayControls({ place, total, isPlaying, goTo, togglePlay, words }: ReplayControlsProps) {
  return (
    <div className="flex flex-col">
      <input
        type="range"
        min={0}
        max={total - 1}
        step={1}
        value={place}
        onChange={(event) => goTo(Number(event.target.value))}
        aria-label="Moment of the history"
        aria-valuetext={`${place + 1} of ${total}: ${words}`}
        className={styles.slider}
        style={{ '--done': `${total > 1 ? (place / (total - 1)) * 100 : 100}%` } as CSSProperties}
      />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="numerals text-sm text-ink-soft">
          Event {place + 1} of {total}
        </p>
        <div className="flex gap-1.5">
          <Step label="First event" onPress={() => goTo(0)} disabled={place === 0}>
            <ChevronFirst aria-hidden />
          </Step>
          <Step label="Event before" onPress={() => goTo(place - 1)} disabled={place === 0}>
            <ChevronLeft aria-hidden />
          </Step>
          <Button size="sm" onClick={togglePlay} className="min-w-24">
            {isPlaying ? <Pause aria-hidden /> : <Play aria-hidden />}
            {isPlaying ? 'Pause' : 'Play'}
          </Button>
          <Step label="Next event" onPress={() => goTo(place + 1)} disabled={place === total - 1}>
            <ChevronRight aria-hidden />
          </Step>
          <Step label="Last event" onPress={() => goTo(total - 1)} disabled={place === total - 1}>
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
