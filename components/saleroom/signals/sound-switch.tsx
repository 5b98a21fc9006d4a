'use client';

import { Volume2, VolumeX } from 'lucide-react';
import { setSound, useSoundOn } from './sound-setting.ts';
import { playTone } from './tones.ts';

/** Switches the tones on and off. */
export function SoundSwitch() {
  const on = useSoundOn();
  const toggle = () => {
    setSound(!on);
    if (!on) playTone('accepted');
  };
  return (
    <button
      type="button"
      aria-pressed={on}
      onClick={toggle}
      className={
        'finger -ml-1 inline-flex min-h-9 items-center gap-2 rounded-md px-1 text-2xs text-ink-soft hover:text-ink'
      }
    >
      {on ? <Volume2 aria-hidden className="size-4" /> : <VolumeX aria-hidden className="size-4" />}
      Tones {on ? 'on' : 'off'}
    </button>
  );
}
