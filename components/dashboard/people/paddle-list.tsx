'use client';

import { Bot, CircleCheck, CirclePause, Clock } from 'lucide-react';
import { useState, useTransition } from 'react';
import type { PaddleStatus } from '#auction/paddle.ts';
import { Badge, type BadgeProps } from '#components/ui/badge.tsx';
import { Button } from '#components/ui/button/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/format/price.tsx';
import { countText } from '#components/ui/format/quantity-text.ts';
import { NO_RESPONSE } from '#components/ui/no-response.ts';
import type { ListedPaddle } from '#protocol/views/dashboard-paddles.ts';

/** An action on a paddle. Resolves to null on success, otherwise to an error message. */
export type PaddleAction = (paddleId: string) => Promise<string | null>;

export type PaddleListProps = {
  readonly paddles: readonly ListedPaddle[];
  readonly currency: string;
  readonly timeZone: string;
  readonly approve: PaddleAction;
  readonly suspend: PaddleAction;
};

/** The paddles of an auction, each with the actions on it. */
export function PaddleList({ paddles, currency, timeZone, approve, suspend }: PaddleListProps) {
  return (
    <ul className="border-t border-line">
      {paddles.map((paddle) => (
        <li
          key={paddle.paddleId}
          className={
            'grid grid-cols-[3.5rem_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2 border-b border-line ' +
            'py-4 md:grid-cols-[4rem_minmax(0,1fr)_minmax(0,14rem)_auto] md:px-2'
          }
        >
          <span className="serif numerals text-2xl leading-none" title="Paddle number">
            {paddle.number}
          </span>
          <div className="min-w-0">
            <p className="flex flex-wrap items-center gap-2 font-medium">
              {paddle.name} {paddle.isBot && <Badge icon={<Bot aria-hidden />}>Bot</Badge>}
            </p>
            <p className="truncate text-sm text-ink-soft">{paddle.email}</p>
          </div>
          <div className="col-start-2 flex flex-col items-start gap-1 text-sm text-ink-soft md:col-start-3">
            <PaddleStatusBadge status={paddle.status} />
            <span>
              registered <Moment at={paddle.registeredAt} timeZone={timeZone} inAuctionZone /> ·{' '}
              {countText(paddle.bids, 'bid')}
              {paddle.bidLimit !== null && (
                <>
                  {' '}
                  · limit <Price amount={paddle.bidLimit} currency={currency} />
                </>
              )}
              {paddle.banned && ' · account suspended'}
            </span>
          </div>
          <Decision paddle={paddle} approve={approve} suspend={suspend} />
        </li>
      ))}
    </ul>
  );
}

const looks: Readonly<Record<PaddleStatus, BadgeProps>> = {
  'awaiting-approval': { tone: 'outbid', icon: <Clock aria-hidden />, children: 'Awaits approval' },
  approved: { tone: 'leading', icon: <CircleCheck aria-hidden />, children: 'May bid' },
  suspended: { tone: 'bad', icon: <CirclePause aria-hidden />, children: 'Suspended' },
};

function PaddleStatusBadge({ status }: { readonly status: PaddleStatus }) {
  return <Badge {...looks[status]} />;
}

function Decision({
  paddle,
  approve,
  suspend,
}: {
  paddle: ListedPaddle;
  approve: PaddleAction;
  suspend: PaddleAction;
}) {
  const [isBusy, startTransition] = useTransition();
  const [problem, setProblem] = useState<string | null>(null);
  const decide = (action: PaddleAction) =>
    startTransition(async () => {
      setProblem(await action(paddle.paddleId).catch(() => NO_RESPONSE));
    });
  const name = `paddle ${paddle.number}`;
  return (
    <div className="col-start-2 flex flex-col gap-2 md:col-start-4 md:items-end">
      <div className="flex flex-wrap gap-2">
        {paddle.status !== 'approved' && (
          <Button
            size="sm"
            variant="primary"
            busy={isBusy}
            aria-label={`Approve ${name}`}
            onClick={() => decide(approve)}
          >
            {paddle.status === 'suspended' ? 'Let bid again' : 'Approve'}
          </Button>
        )}
        {paddle.status !== 'suspended' && (
          <Button size="sm" busy={isBusy} aria-label={`Suspend ${name}`} onClick={() => decide(suspend)}>
            {paddle.status === 'awaiting-approval' ? 'Turn down' : 'Suspend'}
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-sm text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}
