/**
 * Does pieces of work a few at a time, so that whatever else the process has to do gets its turn: so many milliseconds of them, and at least one,
 * then nothing for a rest of `rest` milliseconds. Gives the function that puts a piece in line; a piece throws nothing.
 */
export function limitConcurrency({
  budget,
  rest,
}: {
  readonly budget: number;
  readonly rest: number;
}): (piece: () => void) => void {
  const line: (() => void)[] = [];
  let isResting = false;
  const work = () => {
    const until = performance.now() + budget;
    do line.shift()?.();
    while (line.length && performance.now() < until);
    isResting = true;
    setTimeout(() => {
      isResting = false;
      if (line.length) setImmediate(work);
    }, rest);
  };
  return (piece) => {
    if (line.push(piece) === 1 && !isResting) setImmediate(work);
  };
}
