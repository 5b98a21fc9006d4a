import { Clock, Gavel } from 'lucide-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { money } from '#auction/money.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Breadcrumb } from '#components/ui/breadcrumb.tsx';
import { Button } from '#components/ui/button/button.tsx';
import { LinkButton } from '#components/ui/button/link-button.tsx';
import { Disclosure } from '#components/ui/disclosure.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { ChoiceField } from '#components/ui/form/choice-field.tsx';
import { SelectField } from '#components/ui/form/select-field.tsx';
import { TextField } from '#components/ui/form/text-field.tsx';
import { TextareaField } from '#components/ui/form/textarea-field.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/format/price.tsx';
import { PriceRange } from '#components/ui/format/price-range.tsx';
import { Markdown } from '#components/ui/markdown.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Dialog, DialogClose } from '#components/ui/overlay/dialog.tsx';
import { Drawer } from '#components/ui/overlay/drawer.tsx';
import { PageHeading } from '#components/ui/page-heading.tsx';
import { Panel } from '#components/ui/panel.tsx';
import { LotPicture } from '#components/ui/picture/lot-picture.tsx';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type BidderStanding, StandingBadge } from '#components/ui/standing-badge.tsx';
import { Table } from '#components/ui/table.tsx';
import { Tabs } from '#components/ui/tabs.tsx';
import type { Tone } from '#components/ui/tone.ts';
import { pagesSettings } from '#server/settings/pages-settings.ts';
import { ToastSample } from './toast-sample.tsx';

export const metadata: Metadata = { title: 'Primitives', robots: { index: false } };

const standings: readonly BidderStanding[] = [
  'leading',
  'leading-reserve-not-met',
  'outbid',
  'won',
  'lost',
  'not-sold',
  'watching',
];
const tones: readonly Tone[] = ['neutral', 'brand', 'leading', 'outbid', 'unmet', 'bad', 'note'];
const grounds = ['bg-paper', 'bg-surface', 'bg-sunken', 'bg-floating', 'bg-brand', 'bg-brand-tint', 'bg-ink'];
const closing = Date.UTC(2026, 11, 5, 20, 0);

/** All UI primitives on one page, in development only. */
export default function PrimitivesPage() {
  if (!pagesSettings().isDevelopment) notFound();
  return (
    <div className="page flex flex-col gap-14 py-10">
      <div className="flex flex-col gap-4">
        <Breadcrumb crumbs={[{ label: 'Auctions', href: '/' }, { label: 'Primitives' }]} />
        <PageHeading
          eyebrow="Timed auction"
          title="UI primitives"
          lead="The components of all screens, in the light and the dark theme."
          actions={<LinkButton href="/">Back to the auctions</LinkButton>}
        />
      </div>
      <Sample title="Grounds">
        {grounds.map((ground) => (
          <span key={ground} className={`${ground} size-20 rounded-md border`} title={ground} />
        ))}
      </Sample>
      <Sample title="Type">
        <div className="flex flex-col gap-3">
          <p className="serif text-display">A George III mahogany bracket clock</p>
          <p className="serif text-title">Łukasz Dvořák, View of the harbour at dusk</p>
          <p className="serif text-xl italic">Oil on canvas, signed and dated 1887</p>
          <p className="text-ink-soft">Second words: 40.5 × 61 cm, in a gilt frame.</p>
          <p className="text-ink-faint">The faintest words that may be read.</p>
          <p>
            Words with{' '}
            <a href="#top" className="link">
              a link to the top
            </a>{' '}
            in them; figures 0123456789.
          </p>
        </div>
      </Sample>
      <Sample title="Buttons">
        <Button variant="primary" size="lg">
          Bid £120
        </Button>
        <Button variant="primary">Register to bid</Button>
        <Button>Watch this lot</Button>
        <Button variant="quiet">Cancel</Button>
        <Button variant="danger">Withdraw lot</Button>
        <Button size="sm">
          <Gavel aria-hidden /> Small
        </Button>
        <Button variant="primary" busy>
          Sending…
        </Button>
        <Button variant="primary" disabled>
          Disabled
        </Button>
      </Sample>
      <Sample title="Standings and badges">
        {standings.map((standing) => (
          <StandingBadge key={standing} standing={standing} />
        ))}
        {tones.map((tone) => (
          <Badge key={tone} tone={tone} icon={<Clock aria-hidden />}>
            {tone}
          </Badge>
        ))}
        <Badge solid>Sold</Badge>
        <Badge tone="brand" solid>
          Live
        </Badge>
      </Sample>
      <Sample title="Fields">
        <div className="grid w-full gap-6 sm:grid-cols-2">
          <TextField label="E-mail" type="email" name="email" placeholder="ada@example.org" />
          <TextField label="Opening bid" name="opening" prefix="£" inputMode="decimal" hint="The lowest first bid." />
          <TextField label="Password" type="password" name="password" error="At least twelve characters." />
          <SelectField label="Increments" name="increments" hint="The steps between two bids.">
            <option>ebay-uk</option>
            <option>artsy</option>
          </SelectField>
          <TextareaField label="Description" name="description" optional />
          <div>
            <ChoiceField label="I accept the conditions of sale" name="accept" hint="You can read them below." />
            <ChoiceField label="By approval" name="registration" type="radio" defaultChecked />
          </div>
        </div>
      </Sample>
      <Sample title="Notices">
        <div className="flex w-full flex-col gap-3">
          <Notice title="Closes no earlier than 20:00">
            A bid in the last three minutes gives everybody three more.
          </Notice>
          <Notice tone="good" title="Accepted £120" />
          <Notice tone="warning" title="Awaiting approval">
            The house looks at registrations one by one.
          </Notice>
          <Notice tone="bad" title="This page could not be loaded" action={<Button size="sm">Try again</Button>}>
            The server is not responding at the moment.
          </Notice>
        </div>
      </Sample>
      <Sample title="Money and time">
        <Price amount={money(120_000)} currency="GBP" />
        <Price amount={money(950)} currency="GBP" />
        <Price amount={money(120_000)} currency="EUR" exact />
        <PriceRange low={money(80_000)} high={money(120_000)} currency="GBP" />
        <Moment at={closing} timeZone="Europe/London" />
        <Moment at={closing} timeZone="America/New_York" style="full" withoutPopover />
      </Sample>
      <Sample title="Panels and overlays">
        <Panel title="Your registration" aside="Paddle 27" className="w-full">
          <p>You may bid up to £5,000 at a time.</p>
        </Panel>
        <div className="w-full">
          <Disclosure summary="Increments" open>
            <Table caption="Increments">
              <thead>
                <tr>
                  <th scope="col">From</th>
                  <th scope="col" className="number">
                    Step
                  </th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <td>£100</td>
                  <td className="number">£10</td>
                </tr>
                <tr>
                  <td>£1,000</td>
                  <td className="number">£50</td>
                </tr>
              </tbody>
            </Table>
          </Disclosure>
          <Disclosure summary="Conditions of sale">
            <Markdown text={'# Payment\n\nWithin **seven days**.\n\n- by card\n- by bank transfer'} />
          </Disclosure>
        </div>
        <div className="w-full">
          <Tabs
            label="Sample"
            tabs={[
              { value: 'a', label: 'Description', content: 'What it is.' },
              { value: 'b', label: 'Condition', content: 'How it is.' },
            ]}
          />
        </div>
        <Dialog
          trigger={<Button>Open a dialog</Button>}
          title="Bid £1,000?"
          description="This is £880 above the current bid."
          footer={
            <>
              <DialogClose>
                <Button variant="quiet">Not now</Button>
              </DialogClose>
              <Button variant="primary">Bid £1,000</Button>
            </>
          }
        />
        <Drawer trigger={<Button>Open a drawer</Button>} title="Filter">
          <p>More of the page.</p>
        </Drawer>
        <ToastSample />
      </Sample>
      <Sample title="Pictures and waiting">
        <div className="w-40">
          <LotPicture picture={null} title="Nothing yet" sizes="10rem" />
        </div>
        <div className="flex w-40 flex-col gap-2">
          <Skeleton className="aspect-[4/5] w-full" />
          <Skeleton className="h-4 w-3/4" />
          <Skeleton className="h-4 w-1/2" />
        </div>
      </Sample>
      <EmptyState title="No lots here" action={<Button>Show all lots</Button>}>
        Nothing in this catalogue matches what you asked for.
      </EmptyState>
    </div>
  );
}

function Sample({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-4">
      <h2 className="eyebrow border-b pb-2">{title}</h2>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  );
}
