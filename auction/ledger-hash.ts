import { canonicalJson } from './canonical-json.ts';
import { type LotEvent, publicPart, type RecordedEvent, type RecordedPublicEvent } from './events.ts';
import { GENESIS_HASH, type Lot } from './lot.ts';

/** SHA-256 of a text's UTF-8 bytes, as lower-case hex. Injected, so that the rules run anywhere. */
export type Sha256 = (text: string) => string;

/** The commitment to a secret in the public chain: binding, and disclosing nothing until opened. */
export function commitTo(sha256: Sha256, secret: { readonly salt: string }): string {
  return sha256(canonicalJson(secret));
}

/** Numbers new events after the lot's last one and chains each to the previous hash. */
export function record(
  sha256: Sha256,
  lot: Pick<Lot, 'seq' | 'hash'>,
  events: readonly LotEvent[],
): readonly RecordedEvent[] {
  let { seq, hash } = lot;
  return events.map((event) => {
    seq += 1;
    hash = linkHash(sha256, hash, seq, event);
    return { seq, hash, event };
  });
}

/** The first fault of a chain; null if it is valid. */
export type ChainFault = { readonly seq: number; readonly why: 'seq' | 'hash' | 'commitment' } | null;

/**
 * Checks a lot's events from the first one or after `after`: the numbering, each hash, and each
 * commitment whose secret is included. Works with public events and with full ones.
 */
export function checkChain(
  sha256: Sha256,
  recorded: readonly (RecordedEvent | RecordedPublicEvent)[],
  after: Pick<Lot, 'seq' | 'hash'> = { seq: 0, hash: GENESIS_HASH },
): ChainFault {
  let { seq, hash } = after;
  for (const link of recorded) {
    seq += 1;
    if (link.seq !== seq) return { seq, why: 'seq' };
    hash = linkHash(sha256, hash, seq, link.event);
    if (link.hash !== hash) return { seq, why: 'hash' };
    if ('secret' in link.event && link.event.secret && link.event.commitment !== commitTo(sha256, link.event.secret)) {
      return { seq, why: 'commitment' };
    }
  }
  return null;
}

function linkHash(sha256: Sha256, before: string, seq: number, event: LotEvent | RecordedPublicEvent['event']): string {
  return sha256(before + canonicalJson({ seq, ...publicPart(event as LotEvent) }));
}
