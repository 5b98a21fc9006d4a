'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { NO_RESPONSE } from '#components/ui/no-response.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { actionRefusalMessage } from '../forms/refusal-message.ts';

/** Offers to renumber the lots when their numbers do not follow their order. */
export function RenumberNotice({
  lots,
  renumber,
}: {
  readonly lots: number;
  readonly renumber: () => Promise<ActionResult>;
}) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const submit = async () => {
    setBusy(true);
    const result = await renumber().catch(() => null);
    setBusy(false);
    if (result === null) setRefusal(NO_RESPONSE);
    else setRefusal(result.ok ? null : actionRefusalMessage(result.refusal));
  };
  return (
    <Notice
      title="The numbers do not follow the order"
      action={
        <Button size="sm" busy={isBusy} onClick={() => void submit()}>
          Number them 1 to {lots}
        </Button>
      }
    >
      {refusal ??
        'Lots close in this order, regardless of their numbers. Keep the numbers if they are already printed.'}
    </Notice>
  );
}
