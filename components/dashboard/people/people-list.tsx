'use client';

import { Ban, Bot } from 'lucide-react';
import { Badge } from '#components/ui/badge.tsx';
import { Table } from '#components/ui/table.tsx';
import type { ListedPerson } from '#protocol/views/dashboard-people.ts';
import { PersonActions, type PersonActionsProps } from './person-actions.tsx';
import { roleLabels } from './role-labels.ts';

export type PeopleListProps = Omit<PersonActionsProps, 'person'> & {
  readonly people: readonly ListedPerson[];
  /** The id of the viewer, who cannot act on their own account. */
  readonly ownId: string;
};

/** All people with an account, their roles, and the actions on each. */
export function PeopleList({ people, ownId, ...actions }: PeopleListProps) {
  return (
    <Table caption="People" className="max-md:[&_td]:px-0 max-md:[&_th]:px-0 [&_td]:align-middle!">
      <thead>
        <tr>
          <th scope="col">Person</th>
          <th scope="col" className="max-md:hidden">
            Role
          </th>
          <th scope="col" className="max-md:hidden">
            Account
          </th>
          <th scope="col" className="md:text-right">
            <span className="max-md:sr-only">Decisions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.userId}>
            <th
              scope="row"
              className="border-line! text-[0.9375rem]! text-ink! md:max-w-0 md:w-1/2 max-md:max-w-0 max-md:w-full"
            >
              <p className="flex flex-wrap items-center gap-2">
                {person.name} {person.isBot && <Badge icon={<Bot aria-hidden />}>Bot</Badge>}
              </p>
              <p className="truncate text-sm font-normal text-ink-soft">{person.email}</p>
              {/* Phones have room for one column, which includes the others' contents. */}
              <p className="mt-1 flex flex-wrap items-center gap-2 text-sm font-normal md:hidden">
                {roleLabels[person.role].name} {person.banned && <Suspended />}
              </p>
            </th>
            <td className="max-md:hidden">{roleLabels[person.role].name}</td>
            <td className="max-md:hidden">
              {person.banned ? (
                <div className="flex flex-col items-start gap-1">
                  <Suspended />
                  {person.banReason && <span className="text-sm text-ink-soft">{person.banReason}</span>}
                </div>
              ) : (
                'Open'
              )}
            </td>
            <td>
              {person.userId === ownId ? (
                <p className="text-right text-sm text-ink-soft">You</p>
              ) : (
                <PersonActions person={person} {...actions} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Suspended() {
  return (
    <Badge tone="bad" icon={<Ban aria-hidden />}>
      Suspended
    </Badge>
  );
}
