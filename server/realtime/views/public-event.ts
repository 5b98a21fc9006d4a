import { publicPart, type RecordedEvent, type RecordedPublicEvent } from '#auction/events.ts';

/** Copies field by field, as an event inside the server has fields that are not public. */
export function toPublicEvent({ seq, hash, event }: RecordedEvent): RecordedPublicEvent {
  return { seq, hash, event: publicPart(event) };
}
