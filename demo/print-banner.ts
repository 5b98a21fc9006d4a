import type { PrismaClient } from '#server/store/generated/client.ts';
import { closingSoon } from './closing-soon.ts';
import { ada, admin, ben, clerk } from './seed/house/demo-people.ts';

/** What is printed when the demo house is open: where to look, who one can be, how to stop. */
export async function welcome(
  store: PrismaClient,
  { url, password, folder }: { readonly url: string; readonly password: string; readonly folder: string },
): Promise<string> {
  const next = await closingSoon(store, Date.now());
  const rows: readonly (readonly [string, string])[] = [
    ['Home', url],
    ['An auction', `${url}/auctions/form-and-fire`],
    ...(next ? [[`Closes ${clockText(next.closesAt)}`, `${url}${next.path}`] as const] : []),
    ['Dashboard', `${url}/dashboard`],
    ['', ''],
    ['Admin', admin.email],
    ['Clerk', clerk.email],
    ['Bidders', `${ada.email}, ${ben.email}`],
    ['Password', `${password}   (for all of them; this demo’s own)`],
    ['', ''],
    ['Bots', 'eight of them bid, by the same wire as everybody; their names begin with “Bot”'],
    ['Kept in', folder],
    ['Stop', 'Ctrl-C. Start again with npm run demo: every bid will be there.'],
  ];
  return boxed('Rostrum is open: a demonstration', rows);
}

/** By the clock of the machine, as whoever reads it has it before them: "20:04". */
function clockText(at: Date): string {
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}

function boxed(title: string, rows: readonly (readonly [string, string])[]): string {
  const lines = rows.map(([name, value]) => (name === '' ? '' : `${name.padEnd(14)}${value}`));
  const width = Math.max(title.length, ...lines.map((line) => line.length)) + 2;
  const line = (text: string) => `│ ${text.padEnd(width)}│`;
  return [
    `┌${'─'.repeat(width + 1)}┐`,
    line(title),
    `├${'─'.repeat(width + 1)}┤`,
    ...lines.map(line),
    `└${'─'.repeat(width + 1)}┘`,
  ].join('\n');
}
