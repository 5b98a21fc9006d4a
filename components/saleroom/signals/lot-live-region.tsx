'use client';

import { useEffect, useRef, useState } from 'react';
import type { PublicLot } from '#auction/views.ts';
import { priceText } from '#components/ui/format/price-text.ts';
import type { EndedSession } from '../connection/connection.ts';
import { standingBidText } from '../lot/standing-detail.ts';
import { timeLeftAnnouncement, timeLeftText } from '../lot/time-left.ts';
import { useTimeLeft } from '../lot/use-time-left.ts';
import { useLotView, useRoom, useRoomState } from '../room/room-context.ts';
import { paddleNumber } from '../room/state/room-state.ts';
import { announceChange, statusSentence } from './announcements.ts';
import { createLiveRegion, type LiveRegion } from './live-region.ts';

export type LotLiveRegionProps = { readonly lotId: string; readonly lotNumber: string };

/**
 * Announces a lot's changes to screen readers: price and standing, and the time at five minutes,
 * one minute and ten seconds. Its button, visible on focus, reads the status. Use it once on a
 * page.
 */
export function LotLiveRegion({ lotId, lotNumber }: LotLiveRegionProps) {
  const { serverTime } = useRoom();
  const view = useLotView(lotId);
  const paddle = useRoomState(paddleNumber);
  const { currency } = useRoomState((state) => state.terms);
  const session = useRoomState((state) => state.session);
  const [polite, setPolite] = useState('');
  const [urgent, setUrgent] = useState('');
  const liveRegion = useRef<LiveRegion | null>(null);
  const left = useTimeLeft(view.lot.status === 'open' ? view.lot.closesAt : null);

  useEffect(() => {
    const created = createLiveRegion((level, text) => (level === 'polite' ? setPolite(text) : setUrgent(text)));
    liveRegion.current = created;
    return created.stop;
  }, []);

  const before = useRef(view);
  useEffect(() => {
    const announcement = announceChange(before.current, view, { paddle, currency, lotNumber });
    before.current = view;
    if (announcement.urgent) liveRegion.current?.urgent(announcement.urgent);
    if (announcement.polite) liveRegion.current?.polite(announcement.polite);
  }, [view, paddle, currency, lotNumber]);

  const sessionEnded =
    session.kind === 'ended' && view.lot.endedAt === null ? sessionEndedText(view.lot, session, currency) : null;
  useEffect(() => {
    if (sessionEnded) liveRegion.current?.urgent(sessionEnded);
  }, [sessionEnded]);

  const leftBefore = useRef<number | null>(null);
  useEffect(() => {
    const text = left === null || leftBefore.current === null ? null : timeLeftAnnouncement(leftBefore.current, left);
    leftBefore.current = left;
    if (text) liveRegion.current?.polite(text);
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
        className={
          'sr-only focus:not-sr-only focus:self-start focus:rounded-md focus:border ' +
          'focus:border-line-strong focus:px-3 focus:py-2 focus:text-sm'
        }
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

/** The announcement after the viewer's session has ended. */
function sessionEndedText(lot: PublicLot, { why, paddle }: EndedSession, currency: string): string {
  const event = why === 'signed-out' ? 'You were signed out' : 'You were suspended';
  return `${event}. ${standingBidText(lot, paddle, (amount) => priceText(amount, currency))}`;
}
