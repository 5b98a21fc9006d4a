'use client';

import { Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { NO_RESPONSE } from '#components/ui/no-response.ts';
import { Notice } from '#components/ui/notice.tsx';
import { Dialog, DialogClose } from '#components/ui/overlay/dialog.tsx';
import { toast } from '#components/ui/overlay/toast-region.tsx';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { actionRefusalMessage } from '../forms/refusal-message.ts';

/** Deletes a draft after a confirmation. */
export function DiscardDraft({
  title,
  discard,
}: {
  readonly title: string;
  readonly discard: () => Promise<ActionResult>;
}) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const go = async () => {
    setBusy(true);
    const result = await discard().catch(() => null);
    if (result?.ok) {
      toast({ title: 'The draft is gone' });
      router.push('/dashboard');
      router.refresh();
      return;
    }
    setBusy(false);
    setRefusal(result ? actionRefusalMessage(result.refusal) : NO_RESPONSE);
  };
  return (
    <Dialog
      trigger={
        <Button variant="quiet" size="sm">
          <Trash2 aria-hidden /> Throw this draft away…
        </Button>
      }
      title={`Throw “${title}” away?`}
      description="Its lots and their pictures go with it. This cannot be undone."
      footer={
        <>
          <DialogClose>
            <Button>Keep it</Button>
          </DialogClose>
          <Button variant="danger" busy={isBusy} onClick={() => void go()}>
            Throw it away
          </Button>
        </>
      }
    >
      {refusal && (
        <Notice tone="bad" role="alert">
          {refusal}
        </Notice>
      )}
    </Dialog>
  );
}
