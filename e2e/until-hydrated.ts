import { expect, type Locator } from 'playwright/test';

/** Waits until React has hydrated an element. Before that, a click on it has no effect. */
export async function untilHydrated(element: Locator): Promise<void> {
  const isHydrated = (node: Element) => Object.keys(node).some((key) => key.startsWith('__reactProps$'));
  await expect.poll(() => element.evaluate(isHydrated), { message: 'the element is hydrated' }).toBe(true);
}
