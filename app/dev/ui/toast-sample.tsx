'use client';

import { Button } from '#components/ui/button/button.tsx';
import { toast } from '#components/ui/overlay/toast-region.tsx';

/** A button that shows a toast. */
export function ToastSample() {
  return (
    <Button onClick={() => toast({ title: 'Saved', description: 'The draft is as you left it.', tone: 'good' })}>
      Show a toast
    </Button>
  );
}
