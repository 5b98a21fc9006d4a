import type { UseFormReturn } from 'react-hook-form';
import type { AuctionRulesInput } from '#protocol/forms/rules-entries.ts';

/** The form of the rules, as each of its sections gets it. */
export type RulesFormMethods = UseFormReturn<AuctionRulesInput>;
