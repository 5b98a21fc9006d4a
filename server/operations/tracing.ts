import { isSpanContextValid, SpanKind, type Tracer, trace } from '@opentelemetry/api';
import type { Announcer, Ledger } from '../saleroom/ports.ts';
import type { Saleroom } from '../saleroom/saleroom.ts';
import { tracedLedger } from './measured-ledger.ts';

/**
 * The tracer, if the operator has registered an OpenTelemetry provider before the start (`node
 * --import`). Null without one; then nothing is wrapped and no span is created.
 */
export function findTracer(): Tracer | null {
  const tracer = trace.getTracer('rostrum');
  const span = tracer.startSpan('house.open');
  span.end();
  // A provider gives every span an id, even one that it does not record; the API's no-op tracer
  // does not.
  return isSpanContextValid(span.spanContext()) ? tracer : null;
}

/**
 * Wraps the path of a bid in spans: `saleroom.give` → `ledger.append` (of the whole batch) →
 * `announcer.lot-changed`. Without a tracer it returns its arguments.
 */
export function traceBidPath(tracer: Tracer | null) {
  return {
    ledger: <L extends Ledger>(ledger: L): L => (tracer ? tracedLedger(ledger, tracer) : ledger),
    announcer: (announcer: Announcer): Announcer => (tracer ? tracedAnnouncer(announcer, tracer) : announcer),
    saleroom: (saleroom: Saleroom): Saleroom => (tracer ? tracedSaleroom(saleroom, tracer) : saleroom),
  };
}

function tracedAnnouncer(announcer: Announcer, tracer: Tracer): Announcer {
  return {
    lotChanged: (change) => {
      const span = tracer.startSpan('announcer.lot-changed', {
        attributes: { 'rostrum.lot': change.record.lotId, 'rostrum.seq': change.after.seq },
      });
      try {
        announcer.lotChanged(change);
      } finally {
        span.end();
      }
    },
  };
}

function tracedSaleroom(saleroom: Saleroom, tracer: Tracer): Saleroom {
  return {
    ...saleroom,
    submit: async (command, actor, key) => {
      const span = tracer.startSpan('saleroom.give', {
        kind: SpanKind.SERVER,
        attributes: { 'rostrum.command': command.type, 'rostrum.lot': command.lotId },
      });
      const result = await saleroom.submit(command, actor, key);
      span.setAttribute('rostrum.accepted', result.accepted);
      span.end();
      return result;
    },
  };
}
