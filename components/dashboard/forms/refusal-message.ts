import type { ActionRefusal, PictureProblem } from '#protocol/forms/action-result.ts';

const pictureWords: Readonly<Record<PictureProblem, string>> = {
  'not-a-picture': 'This is not a JPEG, PNG or WebP picture.',
  'too-many-bytes': 'This picture is larger than 20 MB.',
  'too-many-pixels': 'This picture has more than 64 million pixels.',
  'too-long': 'A side of this picture is longer than 16,383 pixels.',
  damaged: 'This picture is damaged or cut short.',
};

/** Why a deed of the dashboard was not done, and what can be done about it. */
export function refusalMessage(refusal: ActionRefusal): string {
  switch (refusal.code) {
    case 'INVALID':
      return refusal.problems.map(({ problem }) => problem).join(' ') || 'Something here cannot be read.';
    case 'UNAUTHENTICATED':
      return 'You are not signed in any more. Sign in in another tab, then try again here: what you typed stays.';
    case 'FORBIDDEN':
      return 'Only admins can change this.';
    case 'NOT_FOUND':
      return 'This is not there any more. Somebody may have removed it.';
    case 'PUBLISHED':
      return 'The auction is on sale: its terms and its catalogue are promises now, and stay as they are.';
    case 'LOT_NOT_SCHEDULED':
      return 'The lot has opened: people bid on what they see, so it stays as it is.';
    case 'NOT_READY':
      return 'The auction is not ready to be published yet.';
    case 'PICTURE_REFUSED':
      return pictureWords[refusal.why];
    case 'TOO_MANY':
      return `There can be at most ${refusal.most}.`;
  }
}
