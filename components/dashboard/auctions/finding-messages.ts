import type { Finding } from '#protocol/forms/readiness.ts';
import type { StepName } from './step-buttons.tsx';

/** A finding of the checklist as one reads it: what is the matter, why it matters, where it is put right. */
export type FindingMessage = { readonly title: string; readonly says: string; readonly step: StepName };

export function findingMessage(finding: Finding): FindingMessage {
  switch (finding.code) {
    case 'NO_LOTS':
      return { title: 'There are no lots', says: 'An auction needs something to sell.', step: 'lots' };
    case 'NO_CLOSING_TIME':
      return { title: 'No closing time', says: 'Say when the first lot closes.', step: 'schedule' };
    case 'OPENS_IN_THE_PAST':
      return {
        title: 'The opening time has passed',
        says: 'Choose a later one, or let it open when you publish.',
        step: 'schedule',
      };
    case 'CLOSES_IN_THE_PAST':
      return { title: 'The closing time has passed', says: 'Choose a later one.', step: 'schedule' };
    case 'CLOSES_BEFORE_IT_OPENS':
      return { title: 'It closes before it opens', says: 'Move one of the two times.', step: 'schedule' };
    case 'OPENING_BID_OFF_LADDER':
      return {
        title: 'Opening bids that nobody could bid',
        says: 'Only amounts on the ladder may be bid, and these opening bids are not on it.',
        step: 'lots',
      };
    case 'CLOSES_SOON':
      return {
        title: `The first lot closes ${finding.minutes === 1 ? 'a minute' : `${finding.minutes} minutes`} after bidding opens`,
        says: 'Few people will hear of it in time.',
        step: 'schedule',
      };
    case 'CLOSES_AT_NIGHT':
      return {
        title: 'Lots close between midnight and six',
        says: 'Few people are up to bid then, in the auction’s own time zone.',
        step: 'schedule',
      };
    case 'NO_CONDITIONS':
      return {
        title: 'No conditions of sale',
        says: 'People accept them when they register. Say at least how to pay and to collect.',
        step: 'details',
      };
    case 'NO_DESCRIPTION':
      return { title: 'No description', says: 'A few sentences tell people why to look at it.', step: 'details' };
    case 'RESERVE_BELOW_OPENING_BID':
      return {
        title: 'Reserves that do nothing',
        says: 'They are not above the opening bid, so the first bid meets them.',
        step: 'lots',
      };
    case 'RESERVE_ABOVE_HIGH_ESTIMATE':
      return {
        title: 'Reserves above the high estimate',
        says: 'People will bid what you estimate and still not get it.',
        step: 'lots',
      };
    case 'NO_PICTURE':
      return { title: 'Lots without a picture', says: 'People bid on what they see.', step: 'lots' };
    case 'NO_ALT_TEXT':
      return {
        title: 'Pictures without words',
        says: 'Who cannot see them hears only the lot’s title.',
        step: 'lots',
      };
    case 'NO_ESTIMATE':
      return { title: 'Lots without an estimate', says: 'An estimate tells people what to expect.', step: 'lots' };
  }
}
