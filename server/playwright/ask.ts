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
  if (!response.ok) throw await refusal(response);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** What the sandbox says against it, as a person reads it: its words are the `message` of some JSON. */
export async function refusal(response: Response): Promise<Error> {
  const text = await response.text();
  return new Error(`The sandbox answered ${response.status}: ${messageIn(text) ?? text}`);
}

function messageIn(text: string): string | undefined {
  try {
    const { message } = Object(JSON.parse(text));
    return typeof message === 'string' ? message : undefined;
  } catch {
    // A stranger's server, such as a proxy between them, need not answer in JSON: its text is told as it is.
    return undefined;
  }
}
