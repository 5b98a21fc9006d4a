'use client';

import { useEffect, useState } from 'react';

/** How often the clock is looked at, milliseconds. */
const ROUND = 5_000;

/**
 * Whether an instant (epoch ms) lies in the past, by the viewer's clock; false in the server's HTML and where there is none. To warn somebody
 * who is typing it: what counts is the house clock when they publish.
 */
export function useHasPassed(at: number | null): boolean {
  const [hasPassed, setPassed] = useState(false);
  useEffect(() => {
    const look = () => setPassed(at !== null && at <= Date.now());
    look();
    const rounds = setInterval(look, ROUND);
    return () => clearInterval(rounds);
  }, [at]);
  return hasPassed;
}
