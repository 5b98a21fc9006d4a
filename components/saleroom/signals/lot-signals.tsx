'use client';

import { useEffect, useRef } from 'react';
import { useIntent, useLotView, useStanding } from '../room/room-context.ts';
import type { ShownStanding } from '../room/state/standing.ts';
import { isSoundOn } from './sound-setting.ts';
import { playTone, type Tone } from './tones.ts';

const badges: Partial<Record<ShownStanding, string>> = {
  leading: '✓ Leading',
  'leading-reserve-not-met': '△ Leading',
  outbid: '● Outbid',
  won: '✓ Won',
  lost: 'Lost',
};

/** Alternating on and off times in milliseconds. */
const vibrations: Readonly<Record<Tone, readonly number[]>> = {
  accepted: [40],
  outbid: [120, 60, 120],
  extended: [],
  sold: [60, 40, 60, 40, 160],
};

/** Signals changes outside the page: the tab's title, a tone, a vibration. Renders nothing. */
export function LotSignals({ lotId }: { readonly lotId: string }) {
  const { lot } = useLotView(lotId);
  const standing = useStanding(lotId);
  const { phase } = useIntent(lotId);
  const badge = badges[standing];

  useEffect(() => {
    if (!badge) return;
    const title = document.title;
    document.title = `${badge} · ${title}`;
    return () => {
      document.title = title;
    };
  }, [badge]);

  useSignal(standing === 'outbid', 'outbid');
  useSignal(standing === 'won', 'sold');
  useSignal(phase === 'accepted', 'accepted');
  useSignal(lot.extensions, 'extended');
  return null;
}

/** Signals when the value becomes true or grows. Not for the first value. */
function useSignal(value: boolean | number, tone: Tone): void {
  const before = useRef(value);
  useEffect(() => {
    const hasGrown = Number(value) > Number(before.current);
    before.current = value;
    if (!hasGrown) return;
    if (isSoundOn()) playTone(tone);
    if (vibrations[tone].length > 0 && navigator.userActivation?.hasBeenActive)
      navigator.vibrate?.([...vibrations[tone]]);
  }, [value, tone]);
}
