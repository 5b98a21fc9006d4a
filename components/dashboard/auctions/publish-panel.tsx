'use client';

import { Rocket } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { countText } from '#components/ui/format/quantity-text.ts';
import { Notice } from '#components/ui/notice.tsx';
import { Dialog, DialogClose } from '#components/ui/overlay/dialog.tsx';
import { toast } from '#components/ui/overlay/toast-region.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { actionRefusalMessage } from '../forms/refusal-message.ts';

export type PublishPanelProps = {
  readonly auctionId: string;
  readonly lots: number;
  readonly isReady: boolean;
  readonly opensAtOnce: boolean;
  readonly publish: () => Promise<ActionResult>;
};

/** The last step: publishes the auction after a confirmation that lists what becomes final. */
export function PublishPanel({ auctionId, lots, isReady, opensAtOnce, publish }: PublishPanelProps) {
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);

  const go = async () => {
    setBusy(true);
    const result = await publish().catch(() => null);
    setAsking(false);
    if (result?.ok) {
      toast({
        title: 'The auction is published',
        description: `${countText(lots, 'lot')} can be seen by everybody.`,
        tone: 'good',
      });
      router.push(`/dashboard/auctions/${auctionId}`);
    } else {
      setBusy(false);
      setRefusal(
        result
          ? actionRefusalMessage(result.refusal)
          : 'The server is not responding. Nothing was published; try again in a moment.',
      );
    }
    // Show the current state, whatever the result.
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
      {!isReady && <p className="text-sm text-ink-soft">First fix the problems listed above.</p>}
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
          <li>The rules, the schedule and the amounts become final: nobody can change them.</li>
          <li>The texts and pictures of a lot can be corrected until it opens.</li>
          <li>A lot can be withdrawn, never deleted.</li>
        </ul>
      </Dialog>
    </div>
  );
}
