/** Why a file could not be put, as pages get it: the error of axios as JSON (genesys.md 7.5, CONFIRMED-2). */
export interface UploadError {
  readonly name: 'AxiosError';
  readonly message: string;
  readonly code: 'ERR_NETWORK' | 'ERR_BAD_REQUEST' | 'ERR_BAD_RESPONSE';
  /** Nothing where there was no answer. */
  readonly status: number | null;
  readonly config: { readonly method: 'put'; readonly url: string };
  readonly stack: string | undefined;
}

interface PutFile {
  file: File;
  url: string;
  headers: Record<string, string>;
  /** 0 to 100. */
  onProgress: (percentage: number) => void;
  onError: (error: UploadError) => void;
}

/** Puts a file to its presigned address; returns what cancels that. `fetch` cannot tell how far an upload is, hence the older way. */
export function putFile({ file, url, headers, onProgress, onError }: PutFile): () => void {
  const request = new XMLHttpRequest();
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (total > 0) onProgress(Math.round((100 * loaded) / total));
  });
  request.addEventListener('load', () => {
    if (request.status >= 300) onError(uploadError(url, request.status));
    else onProgress(100);
  });
  request.addEventListener('error', () => onError(uploadError(url, null)));
  request.open('PUT', url);
  for (const [name, value] of Object.entries({ 'content-type': file.type, ...headers }))
    if (value) request.setRequestHeader(name, value);
  request.send(file);
  return () => request.abort();
}

function uploadError(url: string, status: number | null): UploadError {
  const message = status === null ? 'Network Error' : `Request failed with status code ${status}`;
  return {
    name: 'AxiosError',
    message,
    code: status === null ? 'ERR_NETWORK' : status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE',
    status,
    config: { method: 'put', url },
    stack: new Error(message).stack,
  };
}
