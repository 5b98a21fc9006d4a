import { createHash, hash } from 'node:crypto';
import { canonicalJson } from '#auction/canonical-json.ts';
import type { LotEvent } from '#auction/events.ts';
import type { Money } from '#auction/money.ts';
import { exportEvent } from '#auction/verify/export-lot.ts';
import type { LotExport } from '#auction/verify/lot-export.ts';
import { hasEnded } from '#auction/verify/revealed-by-price.ts';
import { lotNumberSchema } from '#protocol/forms/lot-details.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { publicLotColumns, publicLotOfRow } from '../rows/public-lot.ts';
import { termsOfRow } from '../rows/terms-of-row.ts';

/** A lot's export, ready to be sent (docs/verify.md). */
export type LotExportFile = {
  /** Identifies the bytes: the file is the same as long as the tag is. */
  readonly tag: string;
  readonly fileName: string;
  readonly ended: boolean;
  /** How many events it contains. */
  readonly seq: number;
  /** The text in pieces of bounded size. Each call reads it again. */
  readonly pieces: () => AsyncGenerator<string, void>;
};

/** Events per database read and piece of text. */
const EVENTS_PER_PIECE = 1_000;

/**
 * The current export of a lot of a published auction; null if there is none with this number.
 * Secrets are read only if the lot has ended.
 */
export async function lotExport(slug: string, lotNumber: string): Promise<LotExportFile | null> {
  // An address may contain anything, such as a null character, which Postgres rejects.
  if (!lotNumberSchema.safeParse(lotNumber).success) return null;
  const row = await prisma().lot.findFirst({
    where: { lotNumber, auction: { slug, status: 'published' } },
    select: {
      ...publicLotColumns,
      id: true,
      lotNumber: true,
      title: true,
      opensAt: true,
      auction: { select: { id: true, slug: true, title: true, timeZone: true, terms: true } },
    },
  });
  if (!row) return null;
  const terms = termsOfRow(row.auction.terms);
  const { id: auctionId, title, timeZone } = row.auction;
  const parts: Omit<LotExport, 'events' | 'whole'> = {
    rostrumExport: 1,
    auction: { auctionId, slug: row.auction.slug, title, timeZone, terms },
    lot: {
      lotId: row.id,
      lotNumber: row.lotNumber,
      title: row.title,
      openingBid: Number(row.openingBid) as Money,
      opensAt: row.opensAt?.getTime() ?? null,
    },
    state: publicLotOfRow(row, terms),
  };
  return {
    tag: hash('sha256', canonicalJson(parts)).slice(0, 32),
    fileName: `${row.auction.slug}-lot-${row.lotNumber}.json`,
    ended: hasEnded(parts.state.status),
    seq: parts.state.seq,
    pieces: () => exportPieces(parts),
  };
}

/**
 * The canonical text of an export (protocol/export/read-lot-export.ts). Events are read as they are
 * sent.
 */
async function* exportPieces(parts: Omit<LotExport, 'events' | 'whole'>): AsyncGenerator<string, void> {
  const whole = createHash('sha256');
  const piece = (text: string) => {
    whole.update(text);
    return text;
  };
  // Fields in code-unit order. The last one, `whole`, hashes all text before it plus the closing
  // brace.
  yield piece(`{"auction":${canonicalJson(parts.auction)},"events":[`);
  for await (const events of eventPieces(parts.lot.lotId, parts.state)) yield piece(events);
  yield piece(`],"lot":${canonicalJson(parts.lot)},"rostrumExport":1,"state":${canonicalJson(parts.state)}`);
  yield `,"whole":"${whole.update('}').digest('hex')}"}`;
}

async function* eventPieces(lotId: string, { seq: last, status }: LotExport['state']): AsyncGenerator<string, void> {
  const ended = hasEnded(status);
  const highestRow = ended ? await highestRowOf(lotId) : null;
  for (let after = 0; after < last; after += EVENTS_PER_PIECE) {
    const rows = await prisma().lotEvent.findMany({
      where: { lotId, seq: { gt: after, lte: Math.min(after + EVENTS_PER_PIECE, last) } },
      orderBy: { seq: 'asc' },
      select: { seq: true, hash: true, public: true, secret: ended },
    });
    const events = rows.map(({ seq, hash: link, ...parts }) => {
      const secret = 'secret' in parts ? parts.secret : null;
      // Only the ledger writes these columns, from this type.
      const event = { ...(parts.public as object), ...(secret !== null && { secret }) } as unknown as LotEvent;
      return canonicalJson(exportEvent({ seq: Number(seq), hash: link, event }, { ended, highestRow }));
    });
    yield `${after > 0 ? ',' : ''}${events.join(',')}`;
  }
}

async function highestRowOf(lotId: string): Promise<number | null> {
  const { _max } = await prisma().bid.aggregate({ where: { lotId }, _max: { amount: true } });
  return _max.amount === null ? null : Number(_max.amount);
}
