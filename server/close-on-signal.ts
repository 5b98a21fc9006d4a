/** How long an orderly close may take before the process goes all the same, milliseconds. */
const PATIENCE = 15_000;

/** Closes the house on the first SIGINT or SIGTERM, then ends the process: 0 when all went in order. A second signal ends it at once. */
export function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const onSignal = () => {
    if (closing) process.exit(1);
    closing = true;
    const timer = setTimeout(() => process.exit(1), PATIENCE);
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
