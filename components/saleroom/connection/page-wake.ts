/** Tells when a page may have slept or lost its network, so that what it shows is made sure of. */
export function onPageWake(events: { readonly wake: () => void; readonly networkGone: () => void }): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && events.wake(), {
    signal,
  });
  window.addEventListener('pageshow', ({ persisted }) => persisted && events.wake(), { signal });
  window.addEventListener('online', () => events.wake(), { signal });
  window.addEventListener('offline', () => events.networkGone(), { signal });
  return () => stop.abort();
}
