'use client';

import { useEffect, useRef, useState } from 'react';

/** How long a change stays marked, in milliseconds. */
const MARKED_FOR = 1_500;

/** True for a moment after the value has changed; not for the value that the page came with. */
export function useFlash(value: unknown): boolean {
  const before = useRef(value);
  const [marked, setMarked] = useState(false);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setMarked(true);
    const timer = setTimeout(() => setMarked(false), MARKED_FOR);
    return () => clearTimeout(timer);
  }, [value]);
  return marked;
}
