import type { StaffRole } from './role-words.ts';

/** Somebody with an account, as the dashboard lists them. */
export type ListedPerson = {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: StaffRole;
  readonly isBot: boolean;
  readonly banned: boolean;
  /** Why; null where it was not said. */
  readonly banReason: string | null;
};
