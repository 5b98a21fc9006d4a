'use client';

import { type ReactElement, useState } from 'react';
import type { Money } from '#auction/money.ts';
import { amountHelp } from '#protocol/forms/lot-details.ts';
import { plainAmount, typedAmount } from '#protocol/forms/typed-amount.ts';
import { TextField } from '../ui/form/text-field.tsx';
import { priceText } from '../ui/format/price-text.ts';
import { CommandDialog } from './command-dialog.tsx';
import type { SendCommand } from './use-clerk-connection.ts';

export type LowerReserveCommandProps = {
  readonly trigger: ReactElement;
  readonly reserve: Money;
  readonly currentBid: Money | null;
  readonly currency: string;
  readonly send: SendCommand;
};

/** Lowers the reserve at the consignor's request (R2). */
export function LowerReserveCommand({ trigger, reserve, currentBid, currency, send }: LowerReserveCommandProps) {
  const [text, setText] = useState('');
  const amount = typedAmount(text, currency);
  const isLower = amount !== null && amount > 0 && amount < reserve;
  const problem =
    text.trim() === '' || isLower
      ? undefined
      : amount === null || amount === 0
        ? amountHelp(currency)
        : `It has to be below ${priceText(reserve, currency)}.`;
  return (
    <CommandDialog
      trigger={trigger}
      title="Lower the reserve"
      description={`It is ${priceText(reserve, currency)} now. It can never be raised again.`}
      confirmLabel={isLower ? `Lower it to ${priceText(amount, currency)}` : 'Lower it'}
      isReady={isLower}
      send={() => send('reserve:lower', { reserve: amount ?? 0 })}
    >
      <TextField
        label="New reserve"
        prefix={currency}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        error={problem}
        hint={
          currentBid === null
            ? undefined
            : `At ${priceText(currentBid, currency)} or less, the current bid meets it at once.`
        }
        onChange={(event) => setText(event.target.value)}
        onBlur={() => setText(plainAmount(text, currency) ?? text)}
      />
    </CommandDialog>
  );
}
