'use client';

import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

export type Tab = { readonly value: string; readonly label: ReactNode; readonly content: ReactNode };

/** Tabs over several views. If each view needs a URL, use links instead. */
export function Tabs({ tabs, label }: { readonly tabs: readonly Tab[]; readonly label: string }) {
  return (
    <Base.Root defaultValue={tabs[0]?.value} className="flex flex-col gap-5">
      <Base.List aria-label={label} className="flex gap-6 overflow-x-auto border-b border-line">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className={
              '-mb-px min-h-11 border-b-2 border-transparent px-0.5 font-medium whitespace-nowrap ' +
              'text-ink-soft hover:text-ink data-active:border-ink data-active:text-ink'
            }
          >
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} tabIndex={-1}>
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
