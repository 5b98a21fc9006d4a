/**
 * Runs the commands which the parent process sends (processes/load-process.ts) and sends back each
 * result, or `{ failed }` with the message of an error. Exits when the parent disconnects.
 */
export function answerCommands<Command>(run: (command: Command) => Promise<object>): void {
  process.on('message', (command: Command) => {
    run(command).then(
      (result) => process.send?.(result),
      (fault: unknown) => process.send?.({ failed: fault instanceof Error ? fault.message : String(fault) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}
