import type { UseFormReturn } from 'react-hook-form';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';

/** The react-hook-form methods of the rules form, passed to each of its sections. */
export type RulesFormMethods = UseFormReturn<AuctionRulesInput>;
