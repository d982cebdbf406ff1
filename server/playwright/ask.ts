/**
 * Asks the sandbox for something: GET, or POST with a body. Fixtures speak to it over HTTP like everybody, so that they
 * work just the same with one that runs elsewhere. Throws what the sandbox says against it.
 */
export async function ask<Answer = void>(url: string, body?: object): Promise<Answer> {
  const response = await fetch(url, {
    ...(body && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}
