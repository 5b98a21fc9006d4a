/**
 * Runs tasks in short slices, so that the event loop stays free for other work: tasks run for
 * `budget` milliseconds (at least one task), then none run for `rest` milliseconds. Returns the
 * function that queues a task. A task must not throw.
 */
export function createTimeSlices({
  budget,
  rest,
}: {
  readonly budget: number;
  readonly rest: number;
}): (task: () => void) => void {
  const queue: (() => void)[] = [];
  let isResting = false;
  const runSlice = () => {
    const end = performance.now() + budget;
    do queue.shift()?.();
    while (queue.length && performance.now() < end);
    isResting = true;
    setTimeout(() => {
      isResting = false;
      if (queue.length) setImmediate(runSlice);
    }, rest);
  };
  return (task) => {
    if (queue.push(task) === 1 && !isResting) setImmediate(runSlice);
  };
}
