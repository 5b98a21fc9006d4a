'use client';

import { useEffect, useState } from 'react';

/** How often to check the clock, milliseconds. */
const CHECK_INTERVAL = 5_000;

/**
 * Whether an instant (epoch ms) is in the past by the viewer's clock; false for null and in the
 * server's HTML. Only for warnings: the database's clock decides at publication.
 */
export function useHasPassed(at: number | null): boolean {
  const [hasPassed, setPassed] = useState(false);
  useEffect(() => {
    const check = () => setPassed(at !== null && at <= Date.now());
    check();
    const timer = setInterval(check, CHECK_INTERVAL);
    return () => clearInterval(timer);
  }, [at]);
  return hasPassed;
}
