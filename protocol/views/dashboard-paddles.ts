import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';

/** A registration with its person, for the staff. Money in minor units, instants in epoch ms. */
export type ListedPaddle = {
  readonly paddleId: string;
  readonly number: number;
  readonly name: string;
  readonly email: string;
  readonly isBot: boolean;
  readonly banned: boolean;
  readonly status: PaddleStatus;
  readonly bidLimit: Money | null;
  readonly registeredAt: number;
  readonly bids: number;
};
