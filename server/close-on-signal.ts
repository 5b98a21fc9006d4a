/** How long an orderly close may take before the process exits anyway, milliseconds. */
const CLOSE_TIMEOUT = 15_000;

/**
 * Closes the server on the first SIGINT or SIGTERM, then exits: 0 if all parts closed in order. A
 * second signal exits at once.
 */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const onSignal = () => {
    if (closing) process.exit(1);
    closing = true;
    const timer = setTimeout(() => process.exit(1), CLOSE_TIMEOUT);
    close().then(
      () => {
        clearTimeout(timer);
        process.exit(0);
      },
      (fault: unknown) => {
        console.error(fault);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
