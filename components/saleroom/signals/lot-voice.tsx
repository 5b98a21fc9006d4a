'use client';

import { useEffect, useRef, useState } from 'react';
import type { PublicLot } from '#auction/views.ts';
import { priceText } from '#components/ui/price-text.ts';
import type { EndedSession } from '../connection/connection.ts';
import { whatStands } from '../lot/standing-detail.ts';
import { spokenTimeLeft, timeLeftText } from '../lot/time-left.ts';
import { useTimeLeft } from '../lot/use-time-left.ts';
import { useLotView, useRoom, useRoomState } from '../room/room-context.ts';
import { announceChange, statusSentence } from './announcements.ts';
import { createVoice, type Voice } from './live-region.ts';

export type LotVoiceProps = { readonly lotId: string; readonly lotNumber: string };

/**
 * Says a lot's changes to who cannot see them: price and standing, and the time at five minutes, one minute and ten seconds. Its button, seen when it has
 * the focus, reads the status on demand. Once on a page.
 */
export function LotVoice({ lotId, lotNumber }: LotVoiceProps) {
  const { serverTime } = useRoom();
  const view = useLotView(lotId);
  const paddle = useRoomState((state) => state.paddle?.paddle ?? null);
  const { currency } = useRoomState((state) => state.terms);
  const session = useRoomState((state) => state.session);
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  const voice = useRef<Voice | null>(null);
  const left = useTimeLeft(view.lot.status === 'open' ? view.lot.closesAt : null);

  useEffect(() => {
    const created = createVoice((level, words) => (level === 'polite' ? setPolite(words) : setUrgent(words)));
    voice.current = created;
    return created.stop;
  }, []);

  const before = useRef(view);
  useEffect(() => {
    const heard = announceChange(before.current, view, { paddle, currency, lotNumber });
    before.current = view;
    if (heard.urgent) voice.current?.urgent(heard.urgent);
    if (heard.polite) voice.current?.polite(heard.polite);
  }, [view, paddle, currency, lotNumber]);

  const parting =
    session.kind === 'ended' && view.lot.endedAt === null ? partingWords(view.lot, session, currency) : null;
  useEffect(() => {
    if (parting) voice.current?.urgent(parting);
  }, [parting]);

  const leftBefore = useRef<number | null>(null);
  useEffect(() => {
    const words = left === null || leftBefore.current === null ? null : spokenTimeLeft(leftBefore.current, left);
    leftBefore.current = left;
    if (words) voice.current?.polite(words);
  }, [left]);

  const readStatus = () => {
    const now = serverTime.now();
    const { closesAt, status } = view.lot;
    const timeLeft =
      status === 'open' && closesAt !== null && now !== null ? `${timeLeftText(closesAt - now)} left` : null;
    setPolite('');
    requestAnimationFrame(() => setPolite(statusSentence(view, { paddle, currency, timeLeft })));
  };
  return (
    <>
      <button
        type="button"
        onClick={readStatus}
        className="sr-only focus:not-sr-only focus:self-start focus:rounded-md focus:border focus:border-line-strong focus:px-3 focus:py-2 focus:text-sm"
      >
        Read the status of lot {lotNumber}
      </button>
      <p role="status" className="sr-only">
        {polite}
      </p>
      <p role="alert" className="sr-only">
        {urgent}
      </p>
    </>
  );
}

/** What somebody is told whose session has just ended. */
function partingWords(lot: PublicLot, { why, paddle }: EndedSession, currency: string): string {
  const happened = why === 'signed-out' ? 'You were signed out' : 'You were suspended';
  return `${happened}. ${whatStands(lot, paddle, (amount) => priceText(amount, currency))}`;
}
