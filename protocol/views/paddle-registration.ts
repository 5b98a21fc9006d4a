import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';

/** A person's own paddle. `bidLimit` in minor units; null without a limit. */
export type OwnPaddle = { readonly number: number; readonly status: PaddleStatus; readonly bidLimit: Money | null };

/** A person's registration for one auction. */
export type PaddleRegistration =
  | { readonly state: 'signed-out' }
  | { readonly state: 'unregistered'; readonly conditions: string; readonly needsApproval: boolean }
  | ({ readonly state: PaddleStatus } & Pick<OwnPaddle, 'number' | 'bidLimit'>);
