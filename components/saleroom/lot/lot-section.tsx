import type { ReactNode } from 'react';

/** A part of a lot's page under its own title. */
export function LotSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="serif text-xl">{title}</h2>
      {children}
    </section>
  );
}
