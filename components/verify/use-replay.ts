'use client';

import { useEffect, useState } from 'react';

/** The target duration of a whole replay, and the limits for a single event, milliseconds. */
const WHOLE = 12_000;
const LEAST = 120;
const MOST = 1_200;

/**
 * The position in a list of `total` events, with functions to move it and to play. Starts at the
 * last.
 */
export function useReplay(total: number) {
  const [position, setPosition] = useState(total - 1);
  const [isPlaying, setPlaying] = useState(false);
  const last = total - 1;
  useEffect(() => {
    if (!isPlaying) return;
    const pause = Math.min(Math.max(WHOLE / total, LEAST), MOST);
    const timer = setInterval(() => setPosition((current) => Math.min(current + 1, last)), pause);
    return () => clearInterval(timer);
  }, [isPlaying, total, last]);
  const goTo = (target: number) => {
    setPlaying(false);
    setPosition(Math.min(Math.max(target, 0), last));
  };
  const togglePlay = () => {
    // At the end, play restarts from the beginning.
    if (!isPlaying && position === last) setPosition(0);
    setPlaying(!isPlaying || position === last);
  };
  return { position, goTo, isPlaying: isPlaying && position < last, togglePlay };
}
