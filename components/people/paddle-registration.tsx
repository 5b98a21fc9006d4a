import { Clock3, LogIn, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Money } from '#auction/money.ts';
import { Badge } from '../ui/badge.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { LinkButton } from '../ui/link-button.tsx';
import { Markdown } from '../ui/markdown.tsx';
import { Price } from '../ui/price.tsx';
import type { FormAction } from './form-state.ts';
import { PaddleCard } from './paddle-card.tsx';
import { RegisterForm } from './register-form.tsx';

/** How somebody stands towards one auction's register (server/queries/paddle-registration.ts). */
export type Registration =
  | { readonly state: 'signed-out' }
  | { readonly state: 'unregistered'; readonly conditions: string; readonly needsApproval: boolean }
  | {
      readonly state: 'awaiting-approval' | 'approved' | 'suspended';
      readonly number: number;
      readonly bidLimit: Money | null;
    };

export type PaddleRegistrationProps = {
  readonly auctionId: string;
  /** ISO 4217 code of the auction. */
  readonly currency: string;
  readonly registration: Registration;
  /** The path of this page, to come back to after signing in. */
  readonly here: string;
  /** Registers the person who is signed in for an auction. */
  readonly register: (auctionId: string, ...form: Parameters<FormAction>) => ReturnType<FormAction>;
};

/** The next step towards bidding in an auction, or the paddle once there is one. */
export function PaddleRegistration({ auctionId, currency, registration, here, register }: PaddleRegistrationProps) {
  switch (registration.state) {
    case 'signed-out':
      return (
        <Step
          title="Bid in this auction"
          words="Sign in to get a paddle. Looking is free: everything else on this page is for everybody."
        >
          <div className="flex flex-wrap gap-2">
            <LinkButton href={`/sign-in?next=${encodeURIComponent(here)}`} variant="primary">
              <LogIn aria-hidden />
              Sign in to bid
            </LinkButton>
            <LinkButton href={`/sign-up?next=${encodeURIComponent(here)}`}>Create an account</LinkButton>
          </div>
        </Step>
      );
    case 'unregistered':
      return (
        <Step
          title="Get your paddle"
          words={
            registration.needsApproval
              ? 'The house looks at each registration before you can bid. Your number is kept for you meanwhile.'
              : 'You can bid as soon as you have registered.'
          }
        >
          <RegisterForm
            action={register.bind(null, auctionId)}
            button={registration.needsApproval ? 'Ask for a paddle' : 'Register to bid'}
            conditions={
              registration.conditions.trim() ? (
                <Disclosure summary="Conditions of sale">
                  <Markdown text={registration.conditions} />
                </Disclosure>
              ) : null
            }
          />
        </Step>
      );
    default:
      return <Paddle currency={currency} registration={registration} />;
  }
}

const standings = {
  approved: { badge: null, words: 'You are registered. Bid from any lot of this auction.' },
  'awaiting-approval': {
    badge: (
      <Badge tone="unmet" icon={<Clock3 aria-hidden />}>
        Awaiting approval
      </Badge>
    ),
    words: 'The house is looking at your registration. This page tells you as soon as you can bid.',
  },
  suspended: {
    badge: (
      <Badge tone="bad" icon={<OctagonX aria-hidden />}>
        Suspended
      </Badge>
    ),
    words: 'The house has suspended this paddle, and it cannot bid. Bids that it made stand. Speak to the house.',
  },
} as const;

function Paddle({
  currency,
  registration,
}: {
  readonly currency: string;
  readonly registration: Extract<Registration, { readonly number: number }>;
}) {
  const { badge, words } = standings[registration.state];
  return (
    <div className="flex items-start gap-5">
      <PaddleCard number={registration.number} status={registration.state} />
      <div className="flex min-w-0 flex-col items-start gap-2">
        <h2 className="serif text-xl leading-snug">Your paddle is {registration.number}</h2>
        {badge}
        <p className="text-ink-soft">{words}</p>
        {registration.bidLimit !== null && (
          <p className="text-sm text-ink-soft">
            Bidding limit: <Price amount={registration.bidLimit} currency={currency} className="font-medium text-ink" />
          </p>
        )}
      </div>
    </div>
  );
}

function Step({
  title,
  words,
  children,
}: {
  readonly title: string;
  readonly words: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-3">
      <h2 className="serif text-xl leading-snug">{title}</h2>
      <p className="text-ink-soft">{words}</p>
      {children}
    </div>
  );
}
