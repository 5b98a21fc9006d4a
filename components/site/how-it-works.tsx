const steps = [
  {
    title: 'Register for a paddle',
    words:
      'Open an account and register for the auction you like. Your paddle is your number in the room; nobody sees your name.',
  },
  {
    title: 'Bid, or set a maximum',
    words:
      'Bid the amount on the button, or tell the house in confidence how far it may go for you. It bids no more than it has to.',
  },
  {
    title: 'Nobody snatches it',
    words:
      'A bid in the last minutes gives everybody time to answer. The clock of the house decides, not yours and not your line.',
  },
  {
    title: 'It is on the record',
    words:
      'Each bid is written down before it is announced, in a ledger that cannot be changed. You can look it up afterwards.',
  },
] as const;

/** What somebody who has never bid here needs to know, in four steps. */
export function HowItWorks() {
  return (
    <section id="how" aria-labelledby="how-title" className="border-t border-ink pt-4">
      <h2 id="how-title" className="serif text-title">
        How bidding works
      </h2>
      <ol className="mt-6 grid gap-x-7 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map((step, place) => (
          <li key={step.title} className="flex flex-col gap-1.5">
            <span aria-hidden className="serif text-2xl text-brand-text">
              {place + 1}
            </span>
            <h3 className="font-medium">{step.title}</h3>
            <p className="text-[0.9375rem] leading-relaxed text-ink-soft">{step.words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
