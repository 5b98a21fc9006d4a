'use client';

import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useFormStatus } from 'react-dom';
import { Button } from '#components/ui/button/button.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';

export type WatchButtonProps = {
  /** Null for a guest, who is sent to sign in. */
  readonly watching: boolean | null;
  /**
   * Starts or stops watching the lot. A server action, so that the button works without JavaScript.
   */
  readonly watch: (watching: boolean) => Promise<void>;
  /** The page's path, to return to after signing in. */
  readonly pagePath: string;
};

/** Adds a lot to the viewer's watched lots, or removes it. */
export function WatchButton({ watching, watch, pagePath }: WatchButtonProps) {
  if (watching === null) {
    return (
      <LinkButton href={`/sign-in?next=${encodeURIComponent(pagePath)}`} variant="quiet" size="sm">
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

/** Shows the new state while the request is pending. */
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
