/** Lists the steps that follow the creation of a draft. */
const steps = [
  ['Details', 'what it is about, and the conditions of sale'],
  ['Rules', 'increments, late bids, premium: already filled in'],
  ['Schedule', 'when it opens and closes'],
  ['Lots', 'the catalogue, with pictures'],
  ['Review and publish', 'a checklist, a preview, and the button that makes it public'],
] as const;

export function DraftSteps() {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="serif text-lg">Then, in any order</h2>
      <ol className="flex flex-col gap-3">
        {steps.map(([title, description], index) => (
          <li key={title} className="flex gap-3">
            <span
              className={
                'numerals grid size-6 shrink-0 place-items-center rounded-full border border-line-strong text-2xs'
              }
            >
              {index + 1}
            </span>
            <span className="text-[0.9375rem]">
              <span className="font-medium">{title}</span>
              <span className="block text-sm text-ink-soft">{description}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="text-sm text-ink-soft">Everything is saved as you type. You can come back at any time.</p>
    </section>
  );
}
