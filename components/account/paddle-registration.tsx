import { LogIn } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PaddleRegistration as Registration } from '#protocol/views/paddle-registration.ts';
import { LinkButton } from '../ui/button/link-button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Markdown } from '../ui/markdown.tsx';
import type { FormAction } from './form-state.ts';
import { OwnPaddle } from './own-paddle.tsx';
import { RegisterForm } from './register-form.tsx';

export type PaddleRegistrationProps = {
  readonly auctionId: string;
  /** ISO 4217 code of the auction. */
  readonly currency: string;
  readonly registration: Registration;
  /** The path of this page, to return to after signing in. */
  readonly here: string;
  /** A link back to the page that led to the registration, shown with the paddle. */
  readonly backTo?: { readonly label: string; readonly href: string } | undefined;
  /** Registers the signed-in person for an auction. */
  readonly register: (auctionId: string, ...form: Parameters<FormAction>) => ReturnType<FormAction>;
};

/** The next step towards bidding in an auction, or the viewer's paddle. */
export function PaddleRegistration({
  auctionId,
  currency,
  registration,
  here,
  backTo,
  register,
}: PaddleRegistrationProps) {
  switch (registration.state) {
    case 'signed-out':
      return (
        <Step
          title="Bid in this auction"
          text="Sign in to get a paddle. You can see everything else on this page without one."
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
          text={
            registration.needsApproval
              ? 'The house reviews each registration before you can bid. Your number is reserved for you.'
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
      return (
        <div className="flex flex-col items-start gap-4">
          <OwnPaddle
            number={registration.number}
            status={registration.state}
            bidLimit={registration.bidLimit}
            currency={currency}
          />
          {backTo && (
            <LinkButton href={backTo.href} variant={registration.state === 'approved' ? 'primary' : 'secondary'} wide>
              {backTo.label}
            </LinkButton>
          )}
        </div>
      );
  }
}

function Step({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-3">
      <h2 className="serif text-xl leading-snug">{title}</h2>
      <p className="text-ink-soft">{text}</p>
      {children}
    </div>
  );
}
