/** Puts a file to its presigned address. `fetch` cannot tell how far an upload is, hence the older way. */
export function putFile(
  file: File,
  { url, headers }: { url: string; headers: Record<string, string> },
  onProgress: (percentage: number) => void,
): { done: Promise<void>; cancel: () => void } {
  const request = new XMLHttpRequest();
  const done = new Promise<void>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      if (total > 0) onProgress(Math.round((100 * loaded) / total));
    });
    request.addEventListener('load', () => {
      if (request.status >= 300) return reject(new Error(`The upload was answered ${request.status}`));
      onProgress(100);
      resolve();
    });
    request.addEventListener('error', () => reject(new Error('The upload did not arrive')));
    request.open('PUT', url);
    for (const [name, value] of Object.entries({ 'content-type': file.type, ...headers }))
      if (value) request.setRequestHeader(name, value);
    request.send(file);
  });
  return { done, cancel: () => request.abort() };
}
