import type { ActionRefusal, PictureProblem } from '#protocol/forms/action-result.ts';

const pictureMessages: Readonly<Record<PictureProblem, string>> = {
  'not-a-picture': 'This is not a JPEG, PNG or WebP picture.',
  'too-many-bytes': 'This picture is larger than 20 MB.',
  'too-many-pixels': 'This picture has more than 64 million pixels.',
  'too-long': 'A side of this picture is longer than 16,383 pixels.',
  damaged: 'This picture is damaged or cut short.',
};

/** Explains why an action of the dashboard was rejected and what to do about it. */
export function actionRefusalMessage(refusal: ActionRefusal): string {
  switch (refusal.code) {
    case 'INVALID':
      return refusal.problems.map(({ problem }) => problem).join(' ') || 'Some of this could not be read.';
    case 'UNAUTHENTICATED':
      return 'You are no longer signed in. Open another tab to sign in, then try again here: your changes are kept.';
    case 'FORBIDDEN':
      return 'Only admins can change this.';
    case 'NOT_FOUND':
      return 'This no longer exists. Somebody may have removed it.';
    case 'PUBLISHED':
      return 'The auction is published: its terms and its catalogue can no longer be changed.';
    case 'LOT_NOT_SCHEDULED':
      return 'The lot has opened: people bid on what they see, so it can no longer be changed.';
    case 'NOT_READY':
      return 'The auction is not ready to be published yet.';
    case 'PICTURE_REFUSED':
      return pictureMessages[refusal.why];
    case 'TOO_MANY':
      return `There can be at most ${refusal.most}.`;
  }
}
