'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button/button.tsx';
import { SelectField } from '#components/ui/form/select-field.tsx';
import { TextareaField } from '#components/ui/form/textarea-field.tsx';
import { ActionDialog } from '#components/ui/overlay/action-dialog.tsx';
import type { Role } from '#protocol/role.ts';
import type { ListedPerson } from '#protocol/views/dashboard-people.ts';
import { roleLabels } from './role-labels.ts';

export type PersonActionsProps = {
  readonly person: ListedPerson;
  /** Each action resolves to null on success, otherwise to an error message. */
  readonly changeRole: (userId: string, role: Role) => Promise<string | null>;
  readonly suspend: (userId: string, reason: string) => Promise<string | null>;
  readonly readmit: (userId: string) => Promise<string | null>;
};

/** The actions of an admin on another person, each with a confirmation. */
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
          confirmLabel="Readmit"
          isReady
          onConfirm={() => readmit(userId)}
        >
          <p>The account is active again, and its paddles can bid. {name} has to sign in again.</p>
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
  const [chosen, setChosen] = useState(role);
  return (
    <ActionDialog
      trigger={
        <Button size="sm" aria-label={`Change the role of ${name}`}>
          Role
        </Button>
      }
      title={`Change the role of ${name}`}
      description="It takes effect at once, on open pages too."
      confirmLabel={chosen === role ? 'Change it' : `Make ${name} ${chosen === 'admin' ? 'an admin' : `a ${chosen}`}`}
      isReady={chosen !== role}
      onConfirm={() => change(chosen)}
    >
      <SelectField
        label="Role"
        hint={roleLabels[chosen].description}
        value={chosen}
        onChange={({ target }) => setChosen(roles.find((option) => option === target.value) ?? role)}
      >
        {roles.map((option) => (
          <option key={option} value={option}>
            {roleLabels[option].name}
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
  const trimmed = reason.trim();
  return (
    <ActionDialog
      trigger={
        <Button size="sm" aria-label={`Suspend ${name}`}>
          Suspend
        </Button>
      }
      title={`Suspend ${name}?`}
      description={
        'All sessions end now, nobody can sign in to the account, and it cannot bid. Bids already accepted stand.'
      }
      confirmLabel="Suspend the account"
      isDangerous
      isReady={trimmed.length >= 3 && trimmed.length <= 500}
      onConfirm={() => suspend(trimmed)}
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
