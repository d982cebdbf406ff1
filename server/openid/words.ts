import type { KoaContextWithOIDC } from 'oidc-provider';

/** A page of the provider for people, who hardly ever see one: a sentence, and perhaps a form. No script, nothing from elsewhere. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<h1>${escaped(title)}</h1>
${body}
</html>
`;
}

/** Those of every page here. */
export const PAGE_FIELDS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
} as const;

/** What whoever was sent to the login page with a wrong address reads. */
export function renderError(ctx: KoaContextWithOIDC, { error, error_description }: ErrorOut): void {
  const said = escaped(error_description ?? error);
  ctx.set(PAGE_FIELDS);
  ctx.body = page(
    'This sign-in cannot go on',
    `<p>The request was refused: ${said} (<code>${escaped(error)}</code>). Go back to the site and begin again there.</p>`,
  );
}

interface ErrorOut {
  readonly error: string;
  readonly error_description?: string | undefined;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
