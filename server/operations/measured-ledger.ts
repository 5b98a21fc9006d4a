import { SpanKind, SpanStatusCode, type Tracer } from '@opentelemetry/api';
import type { AppendResult, Ledger, LedgerBatch } from '../saleroom/ports.ts';

/** A measured append. */
export type AppendFacts = {
  readonly batch: LedgerBatch;
  /** Null when the append threw. */
  readonly result: AppendResult | null;
  readonly milliseconds: number;
};

/** A ledger that reports each append when it has ended. It adds work per batch, not per bid. */
export function measuredLedger<L extends Ledger>(ledger: L, report: (facts: AppendFacts) => void): L {
  const append: Ledger['append'] = async (batch) => {
    const began = performance.now();
    let result: AppendResult | null = null;
    try {
      result = await ledger.append(batch);
      return result;
    } finally {
      report({ batch, result, milliseconds: performance.now() - began });
    }
  };
  return { ...ledger, append };
}

/**
 * A ledger that wraps each append in a span `ledger.append`. Its attributes are the numbers of lots
 * and outcomes; they include no key, amount or name. Used only when a provider is registered
 * (tracing.ts).
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
        // The fault's message may quote a row, so only its name is recorded.
        span.setStatus({ code: SpanStatusCode.ERROR, message: fault instanceof Error ? fault.name : 'fault' });
        throw fault;
      } finally {
        span.end();
      }
    });
  return { ...ledger, append };
}
