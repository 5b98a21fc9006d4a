'use client';

import { type RefObject, useEffect, useRef } from 'react';

/** Marks what takes the focus of a stage: the first of these that can be seen. */
export const takesFocus = { 'data-takes-focus': '' } as const;

/**
 * Keeps the keyboard where it was while buttons take each other's place: when `stage` changes under the focus, what stands there then gets it. Enter,
 * Enter bids.
 */
export function useRetainedFocus(stage: string): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const enter = () => {
      hadFocus.current = true;
    };
    // A button that is taken away under the focus loses it to nobody; one that is left loses it to somebody.
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

  const before = useRef(stage);
  useEffect(() => {
    if (before.current === stage) return;
    before.current = stage;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (!box.current || !hadFocus.current || !isLost) return;
    const candidates = [...box.current.querySelectorAll<HTMLElement>('[data-takes-focus]')];
    candidates.find((element) => element.offsetParent !== null)?.focus({ preventScroll: true });
  }, [stage]);

  return box;
}
