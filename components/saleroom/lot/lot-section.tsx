import type { ReactNode } from 'react';

/** A titled section of a lot's page. */
export function LotSection({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="serif text-xl">{title}</h2>
      {children}
    </section>
  );
}
