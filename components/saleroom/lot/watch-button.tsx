'use client';

import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useFormStatus } from 'react-dom';
import { Button } from '#components/ui/button.tsx';
import { LinkButton } from '#components/ui/link-button.tsx';

export type WatchButtonProps = {
  /** Null for a guest, who is sent to sign in. */
  readonly watching: boolean | null;
  /** Starts (true) or stops (false) watching the lot; a server action, so that the button works without JavaScript too. */
  readonly watch: (watching: boolean) => Promise<void>;
  /** The path of the page, to come back to after signing in. */
  readonly here: string;
};

/** Puts a lot on the viewer's list, or takes it off. */
export function WatchButton({ watching, watch, here }: WatchButtonProps) {
  if (watching === null) {
    return (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(here)}`} variant="quiet" size="sm">
        <Bookmark aria-hidden />
        Watch
      </LinkButton>
    );
  }
  return (
    <form action={watch.bind(null, !watching)}>
      <WatchToggle watching={watching} />
    </form>
  );
}

/** While the wish is on its way it is shown as granted: it is nobody else's, and the page that comes back says what is so. */
function WatchToggle({ watching }: { readonly watching: boolean }) {
  const { pending } = useFormStatus();
  const shown = pending ? !watching : watching;
  return (
    <Button type="submit" variant="quiet" size="sm" aria-pressed={shown}>
      {shown ? <BookmarkCheck aria-hidden /> : <Bookmark aria-hidden />}
      {shown ? 'Watching' : 'Watch'}
    </Button>
  );
}
