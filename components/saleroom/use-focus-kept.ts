'use client';

import { type RefObject, useEffect, useRef } from 'react';

/**
 * Keeps the keyboard where it was while buttons take each other's place: when `stage` changes under the focus, the first button of the new stage gets
 * it. Enter, Enter bids.
 */
export function useFocusKept(stage: string): RefObject<HTMLDivElement | null> {
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
    const element = box.current;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (element && hadFocus.current && isLost)
      element.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [stage]);

  return box;
}
