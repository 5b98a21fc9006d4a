'use client';

import { useEffect, useState } from 'react';

/** A whole lot is played in about this long, milliseconds, and no event is shown for less than the second figure or longer than the third. */
const WHOLE = 12_000;
const LEAST = 120;
const MOST = 1_200;

/** The place in a list of `total` moments, and the means to move it and to let it run. It begins at the last. */
export function useReplay(total: number) {
  const [place, setPlace] = useState(total - 1);
  const [isPlaying, setPlaying] = useState(false);
  const last = total - 1;
  useEffect(() => {
    if (!isPlaying) return;
    const pause = Math.min(Math.max(WHOLE / total, LEAST), MOST);
    const timer = setInterval(() => setPlace((now) => Math.min(now + 1, last)), pause);
    return () => clearInterval(timer);
  }, [isPlaying, total, last]);
  const goTo = (wanted: number) => {
    setPlaying(false);
    setPlace(Math.min(Math.max(wanted, 0), last));
  };
  const togglePlay = () => {
    // From the end it begins anew.
    if (!isPlaying && place === last) setPlace(0);
    setPlaying(!isPlaying || place === last);
  };
  return { place, goTo, isPlaying: isPlaying && place < last, togglePlay };
}
