'use client';

import { useEffect, useState } from 'react';

/** Whether the value has come within the last `time` milliseconds; not so for the one that the page came with. */
export function useRecent(value: unknown, time: number): boolean {
  const [seen, setSeen] = useState(value);
  useEffect(() => {
    if (Object.is(seen, value)) return;
    const timer = setTimeout(() => setSeen(() => value), time);
    return () => clearTimeout(timer);
  }, [seen, value, time]);
  return !Object.is(seen, value);
}
