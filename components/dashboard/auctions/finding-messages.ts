import type { Finding } from '#protocol/forms/readiness.ts';
import type { StepName } from './step-buttons.tsx';

/** The text of a readiness finding, and the step of the draft in which to fix it. */
export type FindingMessage = { readonly title: string; readonly description: string; readonly step: StepName };

const messages: Readonly<Record<Exclude<Finding['code'], 'CLOSES_SOON'>, FindingMessage>> = {
  NO_LOTS: { title: 'There are no lots', description: 'An auction needs something to sell.', step: 'lots' },
  NO_CLOSING_TIME: { title: 'No closing time', description: 'Set when the first lot closes.', step: 'schedule' },
  OPENS_IN_THE_PAST: {
    title: 'The opening time has passed',
    description: 'Choose a later one, or let it open when you publish.',
    step: 'schedule',
  },
  CLOSES_IN_THE_PAST: { title: 'The closing time has passed', description: 'Choose a later one.', step: 'schedule' },
  CLOSES_BEFORE_IT_OPENS: {
    title: 'It closes before it opens',
    description: 'Change one of the two times.',
    step: 'schedule',
  },
  OPENING_BID_OFF_LADDER: {
    title: 'Opening bids that nobody can place',
    description: 'Only amounts on the ladder may be bid, and these opening bids are not on it.',
    step: 'lots',
  },
  CLOSES_AT_NIGHT: {
    title: 'Lots close between midnight and six',
    description: 'Few people are awake to bid then, in the auction’s own time zone.',
    step: 'schedule',
  },
  NO_CONDITIONS: {
    title: 'No conditions of sale',
    description: 'People accept them when they register. Include at least how to pay and how to collect.',
    step: 'details',
  },
  NO_DESCRIPTION: {
    title: 'No description',
    description: 'A few sentences tell people why to look at it.',
    step: 'details',
  },
  RESERVE_BELOW_OPENING_BID: {
    title: 'Reserves without effect',
    description: 'They are not above the opening bid, so the first bid meets them.',
    step: 'lots',
  },
  RESERVE_ABOVE_HIGH_ESTIMATE: {
    title: 'Reserves above the high estimate',
    description: 'A bid at the high estimate would still not win the lot.',
    step: 'lots',
  },
  NO_PICTURE: { title: 'Lots without a picture', description: 'People bid on what they see.', step: 'lots' },
  NO_ALT_TEXT: {
    title: 'Pictures without a description',
    description: 'A screen reader announces only the lot’s title.',
    step: 'lots',
  },
  NO_ESTIMATE: {
    title: 'Lots without an estimate',
    description: 'An estimate tells people what to expect.',
    step: 'lots',
  },
};

export function findingMessage(finding: Finding): FindingMessage {
  if (finding.code !== 'CLOSES_SOON') return messages[finding.code];
  return {
    title:
      `The first lot closes ${finding.minutes === 1 ? 'a minute' : `${finding.minutes} minutes`} after ` +
      `bidding opens`,
    description: 'Few people will notice it in time.',
    step: 'schedule',
  };
}
