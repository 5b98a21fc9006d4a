/**
 * Shares one read between all callers that wait for the next one: when a whole room reconnects at
 * once, its snapshot is read twice and not ten thousand times. A caller never gets a read that
 * began before its call, as that may miss an event broadcast in between.
 */
export function shareReads<T>(read: (...ids: string[]) => Promise<T>): (...ids: readonly string[]) => Promise<T> {
  const running = new Map<string, Promise<T>>();
  const next = new Map<string, Promise<T>>();

  const begin = (id: string, ids: readonly string[]): Promise<T> => {
    const reading = read(...ids).finally(() => {
      if (running.get(id) === reading) running.delete(id);
    });
    running.set(id, reading);
    return reading;
  };

  return (...ids) => {
    const id = ids.join('/');
    const waiting = next.get(id);
    if (waiting !== undefined) return waiting;
    const current = running.get(id);
    if (current === undefined) return begin(id, ids);
    const reading = current
      .catch(() => {})
      .then(() => {
        next.delete(id);
        return begin(id, ids);
      });
    next.set(id, reading);
    return reading;
  };
}
