import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { UploadedImage } from '#protocol/views/shown-lot.ts';

export type UploadPicture = (
  lotId: string,
  file: File,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
) => Promise<ActionResult<{ readonly image: UploadedImage }>>;

/** Uploads a picture and reports its progress (0 to 1). Rejects if the server does not respond. */
export const uploadPicture: UploadPicture = (lotId, file, onProgress, signal) =>
  new Promise((resolve, reject) => {
    // Only XMLHttpRequest reports upload progress; fetch does not.
    const request = new XMLHttpRequest();
    request.open('POST', `/dashboard/api/lots/${lotId}/images`);
    request.responseType = 'json';
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      const body: unknown = request.response;
      if (typeof body === 'object' && body !== null && 'ok' in body)
        resolve(body as Awaited<ReturnType<UploadPicture>>);
      else reject(new Error(`the server responded with ${request.status}`));
    });
    for (const event of ['error', 'abort', 'timeout']) request.addEventListener(event, () => reject(new Error(event)));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    form.append('alt', '');
    request.send(form);
  });
