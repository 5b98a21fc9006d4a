import type { PrismaClient } from '#server/store/generated/client.ts';
import { findLotClosingSoon } from './closing-soon.ts';
import { ada, admin, ben, clerk } from './seed/catalogue/demo-people.ts';

/** The text printed when the demo is ready: addresses, logins, and how to stop it. */
export async function banner(
  store: PrismaClient,
  { url, password, folder }: { readonly url: string; readonly password: string; readonly folder: string },
): Promise<string> {
  const next = await findLotClosingSoon(store, Date.now());
  const rows: readonly (readonly [string, string])[] = [
    ['Home', url],
    ['An auction', `${url}/auctions/form-and-fire`],
    ...(next ? [[`Closes ${clockText(next.closesAt)}`, `${url}${next.path}`] as const] : []),
    ['Dashboard', `${url}/dashboard`],
    ['', ''],
    ['Admin', admin.email],
    ['Clerk', clerk.email],
    ['Bidders', `${ada.email}, ${ben.email}`],
    ['Password', `${password}   (for all of them; generated for this demo)`],
    ['', ''],
    ['Bots', 'eight bots bid through the same API as everybody; their names begin with “Bot”'],
    ['Data', folder],
    ['Stop', 'Ctrl-C. Start again with npm run demo; every bid is kept.'],
  ];
  return boxed('Rostrum is open: a demonstration', rows);
}

/** In the machine's time zone: "20:04". */
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
