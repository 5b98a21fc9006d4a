'use client';

import { useEffect, useRef } from 'react';
import type { ShownStanding } from '../lot/standing.ts';
import { useIntent, useLotView, useStanding } from '../room/room-context.ts';
import { isSoundOn } from './sound-setting.ts';
import { playTone, type Tone } from './tones.ts';

const badges: Partial<Record<ShownStanding, string>> = {
  leading: '✓ Leading',
  'leading-reserve-not-met': '△ Leading',
  outbid: '● Outbid',
  won: '✓ Won',
  lost: 'Lost',
};

/** Milliseconds on, off, on … */
const vibrations: Readonly<Record<Tone, readonly number[]>> = {
  accepted: [40],
  outbid: [120, 60, 120],
  extended: [],
  sold: [60, 40, 60, 40, 160],
};

/** What reaches a bidder whose eyes are elsewhere: the standing in the tab's title, a tone, a short vibration. Draws nothing. */
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

/** Gives a signal when the value turns true or grows; not for what the page came with. */
function useSignal(value: boolean | number, tone: Tone): void {
  const before = useRef(value);
  useEffect(() => {
    const turned = Number(value) > Number(before.current);
    before.current = value;
    if (!turned) return;
    if (isSoundOn()) playTone(tone);
    if (vibrations[tone].length > 0 && navigator.userActivation?.hasBeenActive)
      navigator.vibrate?.([...vibrations[tone]]);
  }, [value, tone]);
}
