'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { refusalMessage } from '../forms/refusal-message.ts';

/** Offers to number the lots in their present order, where their numbers do not follow it. */
export function RenumberNotice({
  lots,
  number,
}: {
  readonly lots: number;
  readonly number: () => Promise<ActionResult>;
}) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const renumber = async () => {
    setBusy(true);
    const answer = await number().catch(() => null);
    setBusy(false);
    if (answer === null) setRefusal('The house does not answer. Try again in a moment.');
    else setRefusal(answer.ok ? null : refusalMessage(answer.refusal));
  };
  return (
    <Notice
      title="The numbers do not follow the order"
      action={
        <Button size="sm" busy={isBusy} onClick={() => void renumber()}>
          Number them 1 to {lots}
        </Button>
      }
    >
      {refusal ?? 'Lots close in this order, whatever their numbers say. Keep the numbers if they are printed already.'}
    </Notice>
  );
}
