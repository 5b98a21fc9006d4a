import { z } from 'zod';
import { rulesEntries } from './rules-entries.ts';
import { readRules } from './rules-to-terms.ts';

/** Parses the typed rules of an auction into Terms and the kind of registration. */
export const auctionRulesSchema = rulesEntries.transform((typed, context) => {
  const { terms, problems } = readRules(typed);
  for (const { path, problem } of problems) context.addIssue({ code: 'custom', path: [...path], message: problem });
  return terms === null ? z.NEVER : { terms, registration: typed.registration };
});
