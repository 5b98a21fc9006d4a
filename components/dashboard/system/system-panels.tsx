import type { ReactNode } from 'react';
import { Panel } from '#components/ui/panel.tsx';
import type { SystemFacts } from '#protocol/views/system-facts.ts';
import { clockOffsetLabel, elapsedLabel, hintLabel, roleLabel } from './system-labels.ts';

/** The facts about a node, in three panels. */
export function SystemPanels({ facts, now }: { readonly facts: SystemFacts; readonly now: number }) {
  const { migrations, database } = facts;
  const behind = migrations.pending.length + migrations.unknown.length;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Panel title="This node">
        <Facts
          rows={[
            ['Ready', facts.notReady.length === 0 ? 'Yes' : `No: ${facts.notReady.join(', ')}`],
            ['Uptime', elapsedLabel(now - facts.openSince)],
            ['Version', `Rostrum ${facts.version}, Node ${facts.node.replace(/^v/, '')}`],
            ['Role', roleLabel(facts.role)],
            ['Hints to other nodes', hintLabel(facts.hints)],
            ['Memory', `${Math.round(facts.residentBytes / 1024 / 1024).toLocaleString('en-GB')} MB`],
          ]}
        />
      </Panel>
      <Panel title="Saleroom">
        <Facts
          rows={[
            ['Connections', facts.connections.toLocaleString('en-GB')],
            ['Auctions watched', facts.auctionsWatched.toLocaleString('en-GB')],
            ['Commands waiting', facts.waitingCommands.toLocaleString('en-GB')],
            ['Database clock', clockOffsetLabel(facts.clockOffset)],
            ['Clock read', `${elapsedLabel(facts.clockAge)} ago`],
          ]}
        />
      </Panel>
      <Panel title="Database" className="lg:col-span-2">
        <Facts
          rows={[
            ['PostgreSQL', database.version],
            ['Newest migration', migrations.newest ?? 'none'],
            ['Matches this version', behind === 0 ? 'Yes' : `No: ${behind} migrations differ`],
            ...Object.entries(database.settings).map(
              ([name, value]) => [<code key={name}>{name}</code>, value || 'none'] as const,
            ),
          ]}
        />
      </Panel>
    </div>
  );
}

function Facts({ rows }: { readonly rows: readonly (readonly [ReactNode, string])[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-1 text-sm sm:grid-cols-[minmax(10rem,auto)_1fr] sm:gap-y-2">
      {rows.map(([name, value], n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are written above, always the same
        <div key={n} className="contents">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="mb-2 break-words sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
