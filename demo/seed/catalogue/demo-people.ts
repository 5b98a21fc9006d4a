import type { Role } from '#protocol/role.ts';

/** A person in the demo. */
export type DemoPerson = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isBot: boolean;
};

const at = (name: string) => `${name}@rostrum.example`;

/** The people whose logins are printed. */
export const admin: DemoPerson = { name: 'Augusta Finch', email: at('admin'), role: 'admin', isBot: false };
export const clerk: DemoPerson = { name: 'Clement Ward', email: at('clerk'), role: 'clerk', isBot: false };
export const ada: DemoPerson = { name: 'Ada Quill', email: at('ada'), role: 'bidder', isBot: false };
export const ben: DemoPerson = { name: 'Ben Okoro', email: at('ben'), role: 'bidder', isBot: false };

/** Bots are labelled in their names, so that nobody takes them for people. */
export const bots: readonly DemoPerson[] = [
  'Marlowe',
  'Sable',
  'Tansy',
  'Corvin',
  'Juniper',
  'Ferro',
  'Lark',
  'Osric',
].map((name) => ({
  name: `Bot ${name}`,
  email: at(`bot-${name.toLowerCase()}`),
  role: 'bidder',
  isBot: true,
}));

export const demoPeople: readonly DemoPerson[] = [admin, clerk, ada, ben, ...bots];
