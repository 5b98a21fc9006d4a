import { expect, type Locator } from 'playwright/test';

/** Waits until React has taken over an element that the server sent: before, a press on it does nothing, and a person would press again. */
export async function untilHydrated(element: Locator): Promise<void> {
  const isTaken = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps$'));
  await expect.poll(() => element.evaluate(isTaken), { message: 'the element is hydrated' }).toBe(true);
}
