const steps = [
  {
    title: 'Register for a paddle',
    text:
      'Open an account and register for the auction you like. Your paddle is your number in the room; ' +
      'nobody sees your name.',
  },
  {
    title: 'Bid, or set a maximum',
    text:
      'Bid the amount on the button, or set a secret maximum and let the house bid for you. It bids no ' +
      'more than it has to.',
  },
  {
    title: 'No last-second sniping',
    text:
      'A bid in the last minutes gives everybody time to answer. The server’s clock decides, not your ' +
      'clock or your connection.',
  },
  {
    title: 'It is on the record',
    text:
      'Each bid is recorded before it is announced, in a ledger that cannot be changed. You can look it ' +
      'up afterwards.',
  },
] as const;

/** Explains bidding to newcomers in four steps. */
export function HowItWorks() {
  return (
    <section id="how" aria-labelledby="how-title" className="border-t border-ink pt-4">
      <h2 id="how-title" className="serif text-title">
        How bidding works
      </h2>
      <ol className="mt-6 grid gap-x-7 gap-y-8 sm:grid-cols-2 lg:grid-cols-4">
        {steps.map((step, index) => (
          <li key={step.title} className="flex flex-col gap-1.5">
            <span aria-hidden className="serif text-2xl text-brand-text">
              {index + 1}
            </span>
            <h3 className="font-medium">{step.title}</h3>
            <p className="text-[0.9375rem] leading-relaxed text-ink-soft">{step.text}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
