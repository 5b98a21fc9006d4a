import { z } from 'zod';
import { rulesEntries } from './rules-entries.ts';
import { readRules } from './rules-to-terms.ts';

/** The rules of an auction as typed on the way in; on the way out the Terms that they promise, and how people come to a paddle. */
export const auctionRulesSchema = rulesEntries.transform((typed, context) => {
  const { terms, problems } = readRules(typed);
  for (const { path, problem } of problems) context.addIssue({ code: 'custom', path: [...path], message: problem });
  return terms === null ? z.NEVER : { terms, registration: typed.registration };
});
