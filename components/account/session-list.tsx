import type { ListedSession } from '#protocol/views/account-page.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button/button.tsx';
import { Moment } from '../ui/format/moment.tsx';
import { browserName } from './browser-name.ts';

export type SessionListProps = {
  readonly sessions: readonly ListedSession[];
  /** Ends the session named by the form's field `sessionId`. */
  readonly endSession: (form: FormData) => Promise<void>;
  /** Signs out everywhere, here too. */
  readonly endAllSessions: () => Promise<void>;
};

/** A person's sessions, each with a button to end it. */
export function SessionList({ sessions, endSession, endAllSessions }: SessionListProps) {
  return (
    <div className="flex flex-col gap-4">
      <ul className="flex flex-col">
        {sessions.map((session) => (
          <li
            key={session.sessionId}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-line py-3 first:pt-0"
          >
            <div className="flex min-w-0 flex-col gap-0.5">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {browserName(session.userAgent)}
                {session.isThisOne && <Badge tone="brand">This one</Badge>}
              </p>
              <p className="text-sm text-ink-soft">
                Signed in <Moment at={session.beganAt} timeZone="UTC" style="long" withoutPopover />
                {session.ipAddress && <span className="numerals"> from {session.ipAddress}</span>}
              </p>
            </div>
            {!session.isThisOne && (
              <form action={endSession}>
                <input type="hidden" name="sessionId" value={session.sessionId} />
                <Button type="submit" size="sm" aria-label={`Sign out ${browserName(session.userAgent)}`}>
                  Sign out
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
      <form action={endAllSessions}>
        <Button type="submit">Sign out everywhere</Button>
      </form>
    </div>
  );
}
