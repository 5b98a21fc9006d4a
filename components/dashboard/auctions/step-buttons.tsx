'use client';

import { ArrowRight } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import type { SaveState } from '../forms/autosave.ts';

export type StepName = 'details' | 'rules' | 'schedule' | 'lots' | 'review';

const titles: Readonly<Record<StepName, string>> = {
  details: 'Details',
  rules: 'Rules',
  schedule: 'Schedule',
  lots: 'Lots',
  review: 'Review',
};

export type Step = { readonly next: StepName | null; readonly isSaving: boolean; readonly go: () => Promise<void> };

/** Saves a step's form, then navigates to the next step if there is one. */
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
  const [isSaving, setSaving] = useState(false);
  const go = async () => {
    setSaving(true);
    const isSaved = await saveNow();
    if (isSaved) {
      if (next) router.push(`/dashboard/auctions/${auctionId}/${next}`);
      // The server renders the step marks and the title.
      router.refresh();
    }
    if (!isSaved || !next) setSaving(false);
  };
  return { next, isSaving, go };
}

/** The submit button of a step. */
export function StepButtons({ step, saving }: { readonly step: Step; readonly saving: SaveState }) {
  return (
    <Button
      type="submit"
      variant="primary"
      busy={step.isSaving}
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
