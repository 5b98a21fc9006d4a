'use client';

import { useEffect, useState } from 'react';

/** Whether the value has changed within the last `time` milliseconds. False for the first value. */
export function useRecent(value: unknown, time: number): boolean {
  const [seen, setSeen] = useState(value);
  useEffect(() => {
    if (Object.is(seen, value)) return;
    const timer = setTimeout(() => setSeen(() => value), time);
    return () => clearTimeout(timer);
  }, [seen, value, time]);
  return !Object.is(seen, value);
}
