/** What the shop's server puts into its pages. */
export interface DemoHead {
  /** Of the companion's `loader.js`. */
  readonly loaderUrl: string;
  readonly deploymentId: string;
  /** Where the page signs its customer in; left out, it does not. */
  readonly signInUrl?: string | undefined;
}

const HEAD_END = '</head>';

/** A page of the demo shop with the one tag at the end of its head, as a site would write it. */
export function withTag(page: string, { loaderUrl, deploymentId, signInUrl }: DemoHead): string {
  const signIn = signInUrl === undefined ? '' : `<link rel="sign-in" href="${quoted(signInUrl)}">`;
  const tag = `<script async src="${quoted(loaderUrl)}" data-deployment-id="${quoted(deploymentId)}"></script>`;
  return page.replace(HEAD_END, () => `${signIn}${tag}${HEAD_END}`);
}

export function hasHead(page: string): boolean {
  return page.includes(HEAD_END);
}

function quoted(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
}
