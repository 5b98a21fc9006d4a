/** Reports when a page may have slept or lost its network, so that it can verify what it shows. */
export function onPageWake(listeners: { readonly wake: () => void; readonly offline: () => void }): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && listeners.wake(), {
    signal,
  });
  window.addEventListener('pageshow', ({ persisted }) => persisted && listeners.wake(), { signal });
  window.addEventListener('online', () => listeners.wake(), { signal });
  window.addEventListener('offline', () => listeners.offline(), { signal });
  return () => stop.abort();
}
