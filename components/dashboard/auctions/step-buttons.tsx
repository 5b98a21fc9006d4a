'use client';

import { ArrowRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { SaveState } from '../forms/autosave.ts';

export type StepName = 'details' | 'rules' | 'schedule' | 'lots' | 'review';

const titles: Readonly<Record<StepName, string>> = {
  details: 'Details',
  rules: 'Rules',
  schedule: 'Schedule',
  lots: 'Lots',
  review: 'Review',
};

export type Step = { readonly next: StepName | null; readonly isGoing: boolean; readonly go: () => Promise<void> };

/** Saves a step's form and goes on to the next one; without a next one it only saves. */
export function useStep({
  auctionId,
  saveNow,
  next,
}: {
  readonly auctionId: string;
  readonly saveNow: () => Promise<boolean>;
  readonly next: StepName | null;
}): Step {
  const router = useRouter();
  const [isGoing, setGoing] = useState(false);
  const go = async () => {
    setGoing(true);
    const isSaved = await saveNow();
    if (isSaved) {
      if (next) router.push(`/dashboard/auctions/${auctionId}/${next}`);
      // The ticks of the steps and the title above them are the server's.
      router.refresh();
    }
    if (!isSaved || !next) setGoing(false);
  };
  return { next, isGoing, go };
}

/** The button at the foot of a step. */
export function StepButtons({ step, saving }: { readonly step: Step; readonly saving: SaveState }) {
  return (
    <Button
      type="submit"
      variant="primary"
      busy={step.isGoing}
      disabled={step.next === null && (saving.kind === 'untouched' || saving.kind === 'saved')}
    >
      {step.next ? (
        <>
          Continue to {titles[step.next].toLowerCase()} <ArrowRight aria-hidden />
        </>
      ) : (
        'Save changes'
      )}
    </Button>
  );
}
