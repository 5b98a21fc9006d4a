'use client';

import { Rocket } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogClose } from '#components/ui/dialog.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { countText } from '#components/ui/quantity-text.ts';
import { toast } from '#components/ui/toast-region.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { refusalMessage } from '../forms/refusal-message.ts';

export type PublishPanelProps = {
  readonly auctionId: string;
  readonly lots: number;
  readonly isReady: boolean;
  readonly opensAtOnce: boolean;
  readonly publish: () => Promise<ActionResult>;
};

/** The last step: puts the auction on sale, once it was said what cannot be taken back. */
export function PublishPanel({ auctionId, lots, isReady, opensAtOnce, publish }: PublishPanelProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const go = async () => {
    setBusy(true);
    const answer = await publish().catch(() => null);
    setAsking(false);
    if (answer?.ok) {
      toast({
        title: 'The auction is on sale',
        description: `${countText(lots, 'lot')} can be seen by everybody.`,
        tone: 'good',
      });
      router.push(`/dashboard/auctions/${auctionId}`);
    } else {
      setBusy(false);
      setRefusal(
        answer
          ? refusalMessage(answer.refusal)
          : 'The house does not answer. Nothing was published; try again in a moment.',
      );
    }
    // Whatever came of it, the page should show it.
    router.refresh();
  };

  return (
    <div className="flex flex-col items-start gap-3">
      {refusal && (
        <Notice tone="bad" role="alert" className="self-stretch">
          {refusal}
        </Notice>
      )}
      <Button variant="primary" size="lg" disabled={!isReady} busy={isBusy} onClick={() => setAsking(true)}>
        <Rocket aria-hidden /> Publish the auction
      </Button>
      {!isReady && <p className="text-sm text-ink-soft">Put right what is listed above first.</p>}
      <Dialog
        open={isAsking}
        onOpenChange={setAsking}
        title={`Put ${countText(lots, 'lot')} on sale?`}
        description={
          opensAtOnce
            ? 'Bidding opens at once.'
            : 'The catalogue becomes public now; bidding opens at the time that you set.'
        }
        footer={
          <>
            <DialogClose>
              <Button>Not yet</Button>
            </DialogClose>
            <Button variant="primary" busy={isBusy} onClick={() => void go()}>
              Publish now
            </Button>
          </>
        }
      >
        <ul className="flex list-disc flex-col gap-1.5 pl-5">
          <li>The rules, the schedule and the amounts are promises from then on: nobody can change them.</li>
          <li>Words and pictures of a lot can be put right until it opens.</li>
          <li>A lot can be withdrawn, never deleted.</li>
        </ul>
      </Dialog>
    </div>
  );
}
