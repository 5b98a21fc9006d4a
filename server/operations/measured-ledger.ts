import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { AppendResult, Ledger, LedgerBatch } from '../saleroom/ports.ts';

/** What one call of `append` came to. */
export type AppendFacts = {
  readonly batch: LedgerBatch;
  /** Null: it threw. */
  readonly result: AppendResult | null;
  readonly milliseconds: number;
};

/** A ledger that tells of each append when it is done. Nothing is done per bid. */
export function measuredLedger<L extends Ledger>(ledger: L, tell: (facts: AppendFacts) => void): L {
  const append: Ledger['append'] = async (batch) => {
    const began = performance.now();
    let result: AppendResult | null = null;
    try {
      result = await ledger.append(batch);
      return result;
    } finally {
      tell({ batch, result, milliseconds: performance.now() - began });
    }
  };
  return { ...ledger, append };
}

/**
 * A ledger whose appends are spans, named `ledger.append`, with the number of lots and outcomes as attributes: no key, no amount, nobody's name.
 * Give it only where a provider is registered (tracing.ts): otherwise the ledger itself is what is wanted.
 */
export function tracedLedger<L extends Ledger>(ledger: L, tracer: Tracer): L {
  const append: Ledger['append'] = (batch) =>
    tracer.startActiveSpan('ledger.append', { kind: SpanKind.CLIENT }, async (span) => {
      span.setAttributes({ 'rostrum.lots': batch.lots.length, 'rostrum.outcomes': batch.outcomes.length });
      try {
        const result = await ledger.append(batch);
        span.setAttribute('rostrum.result', result.kind);
        return result;
      } catch (fault) {
        // The fault's own words may quote a row: its name must do.
        span.setStatus({ code: SpanStatusCode.ERROR, message: fault instanceof Error ? fault.name : 'fault' });
        throw fault;
      } finally {
        span.end();
      }
    });
  return { ...ledger, append };
}
