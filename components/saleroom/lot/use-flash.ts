'use client';

import { useEffect, useRef, useState } from 'react';

/** How long a change is highlighted, in milliseconds. */
const HIGHLIGHTED_FOR = 1_500;

/** True for a moment after the value has changed. False for the first value. */
export function useFlash(value: unknown): boolean {
  const before = useRef(value);
  const [isHighlighted, setHighlighted] = useState(false);
  useEffect(() => {
    if (before.current === value) return;
    before.current = value;
    setHighlighted(true);
    const timer = setTimeout(() => setHighlighted(false), HIGHLIGHTED_FOR);
    return () => clearTimeout(timer);
  }, [value]);
  return isHighlighted;
}
