import type { Role } from '../role.ts';

/** A person with an account, for admins. */
export type ListedPerson = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isBot: boolean;
  readonly banned: boolean;
  /** Null when no reason was given. */
  readonly banReason: string | null;
};

export type DashboardPeople = {
  readonly people: readonly ListedPerson[];
  /** Everybody whom the search matches; `people` may list fewer. */
  readonly found: number;
};
