import type { ActionResult } from '#protocol/forms/action-result.ts';

export type UploadedImage = {
  readonly imageId: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
  readonly thumbhash: string;
};

export type UploadPicture = (
  lotId: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<ActionResult<{ readonly image: UploadedImage }>>;

/** Sends a picture to the house and tells how far it has come (0 to 1). Rejects when the house could not be reached or did not answer. */
export const uploadPicture: UploadPicture = (lotId, file, onProgress, signal) =>
  new Promise((resolve, reject) => {
    // Not fetch: browsers tell how much of an upload has gone only of an XMLHttpRequest.
    const request = new XMLHttpRequest();
    request.open('POST', `/dashboard/api/lots/${lotId}/images`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const answer: unknown = request.response;
      if (typeof answer === 'object' && answer !== null && 'ok' in answer)
        resolve(answer as Awaited<ReturnType<UploadPicture>>);
      else reject(new Error(`the house answered ${request.status}`));
    });
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, () => reject(new Error(event)));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    form.append('alt', '');
    request.send(form);
  });
