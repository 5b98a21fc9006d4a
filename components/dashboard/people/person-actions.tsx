'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { SelectField } from '#components/ui/select-field.tsx';
import { TextareaField } from '#components/ui/textarea-field.tsx';
import type { ListedPerson, Role } from '#protocol/views/dashboard-people.ts';
import { ActionDialog } from './action-dialog.tsx';
import { roleLabels } from './role-labels.ts';

export type PersonActionsProps = {
  readonly person: ListedPerson;
  /** Each answers null when it was done, else why not in words. */
  readonly changeRole: (userId: string, role: Role) => Promise<string | null>;
  readonly suspend: (userId: string, reason: string) => Promise<string | null>;
  readonly readmit: (userId: string) => Promise<string | null>;
};

/** What an admin can decide about somebody else, each asked about first. */
export function PersonActions({ person, changeRole, suspend, readmit }: PersonActionsProps) {
  const { userId, name } = person;
  return (
    <div className="flex flex-col items-end gap-2 lg:flex-row lg:justify-end">
      <ChangeRole person={person} change={(role) => changeRole(userId, role)} />
      {person.banned ? (
        <ActionDialog
          trigger={
            <Button size="sm" aria-label={`Readmit ${name}`}>
              Readmit
            </Button>
          }
          title={`Readmit ${name}?`}
          description={person.banReason ? `Suspended for: ${person.banReason}` : 'The account is suspended now.'}
          deed="Readmit"
          isReady
          carryOut={() => readmit(userId)}
        >
          <p>The account is open again, and its paddles can bid. {name} signs in anew.</p>
        </ActionDialog>
      ) : (
        <Suspend person={person} suspend={(reason) => suspend(userId, reason)} />
      )}
    </div>
  );
}

const roles = ['bidder', 'clerk', 'admin'] as const;

function ChangeRole({
  person: { name, role },
  change,
}: {
  readonly person: ListedPerson;
  readonly change: (role: Role) => Promise<string | null>;
}) {
  const [chosen, choose] = useState(role);
  return (
    <ActionDialog
      trigger={
        <Button size="sm" aria-label={`Change the role of ${name}`}>
          Role
        </Button>
      }
      title={`What is ${name} in the house?`}
      description="It takes effect at once, on open pages too."
      deed={chosen === role ? 'Change it' : `Make ${name} ${chosen === 'admin' ? 'an admin' : `a ${chosen}`}`}
      isReady={chosen !== role}
      carryOut={() => change(chosen)}
    >
      <SelectField
        label="Role"
        hint={roleLabels[chosen].says}
        value={chosen}
        onChange={({ target }) => choose(roles.find((one) => one === target.value) ?? role)}
      >
        {roles.map((one) => (
          <option key={one} value={one}>
            {roleLabels[one].name}
          </option>
        ))}
      </SelectField>
    </ActionDialog>
  );
}

function Suspend({
  person: { name },
  suspend,
}: {
  readonly person: ListedPerson;
  readonly suspend: (reason: string) => Promise<string | null>;
}) {
  const [reason, setReason] = useState('');
  const words = reason.trim();
  return (
    <ActionDialog
      trigger={
        <Button size="sm" aria-label={`Suspend ${name}`}>
          Suspend
        </Button>
      }
      title={`Suspend ${name}?`}
      description="All sessions end now, nobody can sign in to the account, and no bid of it is taken. Bids that stand go on standing."
      deed="Suspend the account"
      isDangerous
      isReady={words.length >= 3 && words.length <= 500}
      carryOut={() => suspend(words)}
    >
      <TextareaField
        label="Reason"
        hint="For the house: admins read it here."
        maxLength={500}
        className="min-h-20"
        placeholder="Did not pay for lot 12 of the autumn sale."
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActionDialog>
  );
}
