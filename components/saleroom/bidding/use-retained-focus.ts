'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Marks the elements that may receive the focus after a change; the first visible one does. */
export const takesFocus = { 'data-takes-focus': '' } as const;

/**
 * Keeps the keyboard focus in place when a change of `phase` replaces the focused button, so that
 * pressing Enter twice bids.
 */
export function useRetainedFocus(phase: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const enter = () => {
      hadFocus.current = true;
    };
    // A removed button loses the focus without a related target; leaving it has one.
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) hadFocus.current = false;
    };
    element.addEventListener('focusin', enter);
    element.addEventListener('focusout', leave);
    return () => {
      element.removeEventListener('focusin', enter);
      element.removeEventListener('focusout', leave);
    };
  }, []);

  const before = useRef(phase);
  useEffect(() => {
    if (before.current === phase) return;
    before.current = phase;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!box.current || !hadFocus.current || !isLost) return;
    const candidates = [...box.current.querySelectorAll<HTMLElement>('[data-takes-focus]')];
    candidates.find((element) => element.offsetParent !== null)?.focus({ preventScroll: true });
  }, [phase]);

  return box;
}
