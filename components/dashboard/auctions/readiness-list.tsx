import { CircleX, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { countText } from '#components/ui/format/quantity-text.ts';
import { Notice } from '#components/ui/notice.tsx';
import type { Finding, Readiness } from '#protocol/forms/readiness.ts';
import { findingMessage } from './finding-messages.ts';

export type ReadinessListProps = {
  readonly auctionId: string;
  readonly readiness: Readiness;
  /** The id of each lot by its number, for the links. */
  readonly lotIds: Readonly<Record<string, string>>;
};

/** The findings of the readiness check, blocking ones first, each with a link to fix it. */
export function ReadinessList({ auctionId, readiness: { blocks, warnings }, lotIds }: ReadinessListProps) {
  const list = (findings: readonly Finding[], isBlocking: boolean) => (
    <ul className="border-t border-line">
      {findings.map((finding) => (
        <Row key={finding.code} finding={finding} isBlocking={isBlocking} auctionId={auctionId} lotIds={lotIds} />
      ))}
    </ul>
  );
  return (
    <div className="flex flex-col gap-8">
      {blocks.length > 0 ? (
        <section className="flex flex-col gap-3">
          <h2 className="serif text-lg">{countText(blocks.length, 'problem')} to fix first</h2>
          {list(blocks, true)}
        </section>
      ) : (
        <Notice tone="good" title="Ready to publish">
          No problems found.
        </Notice>
      )}
      {warnings.length > 0 && (
        <section className="flex flex-col gap-3">
          <h2 className="serif text-lg">Worth a look</h2>
          {list(warnings, false)}
        </section>
      )}
    </div>
  );
}

function Row({
  finding,
  isBlocking,
  auctionId,
  lotIds,
}: { finding: Finding; isBlocking: boolean } & Omit<ReadinessListProps, 'readiness'>) {
  const { title, description, step } = findingMessage(finding);
  const lots = 'lots' in finding ? finding.lots : [];
  const base = `/dashboard/auctions/${auctionId}`;
  return (
    <li className="flex gap-3 border-b border-line py-3">
      {isBlocking ? (
        <CircleX aria-label="Must be fixed" className="mt-0.5 size-5 shrink-0 text-bad" />
      ) : (
        <TriangleAlert aria-label="Worth a look" className="mt-0.5 size-5 shrink-0 text-unmet" />
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-ink-soft">{description}</p>
        {lots.length > 0 ? (
          <LotLinks lots={lots} base={base} lotIds={lotIds} />
        ) : (
          <Link href={`${base}/${step}`} className="link finger self-start text-sm">
            Go there
          </Link>
        )}
      </div>
    </li>
  );
}

/** The most lots to link one by one. */
const MAX_LOT_LINKS = 24;

function LotLinks({
  lots,
  base,
  lotIds,
}: {
  lots: readonly string[];
  base: string;
  lotIds: Readonly<Record<string, string>>;
}) {
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      {lots.slice(0, MAX_LOT_LINKS).map((lotNumber) => (
        <Link
          key={lotNumber}
          href={`${base}/lots/${lotIds[lotNumber] ?? ''}`}
          className="link numerals finger inline-flex items-center"
        >
          Lot {lotNumber}
        </Link>
      ))}
      {lots.length > MAX_LOT_LINKS && <span className="text-ink-soft">and {lots.length - MAX_LOT_LINKS} more</span>}
    </p>
  );
}
