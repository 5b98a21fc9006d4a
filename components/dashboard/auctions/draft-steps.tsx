/** What an auction goes through after it was begun, so that nobody fears the first button. */
const steps = [
  ['Details', 'what it is about, and the conditions of sale'],
  ['Rules', 'steps, late bids, premium: filled in already'],
  ['Schedule', 'when it opens and closes'],
  ['Lots', 'the catalogue, with pictures'],
  ['Review and publish', 'a checklist, a look as a bidder, and the one button that makes it public'],
] as const;

export function DraftSteps() {
  return (
    <section className="flex flex-col gap-3">
      <h2 className="serif text-lg">Then, in any order</h2>
      <ol className="flex flex-col gap-3">
        {steps.map(([title, says], place) => (
          <li key={title} className="flex gap-3">
            <span className="numerals grid size-6 shrink-0 place-items-center rounded-full border border-line-strong text-2xs">
              {place + 1}
            </span>
            <span className="text-[0.9375rem]">
              <span className="font-medium">{title}</span>
              <span className="block text-sm text-ink-soft">{says}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="text-sm text-ink-soft">Everything is saved as you write. Come back to it whenever you like.</p>
    </section>
  );
}
