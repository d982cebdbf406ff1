/**
 * THE table of what can go wrong in the page. `helps`: whether trying again can help, or somebody has to mend something
 * first. `when` is for `public/docs/contract.md`. What a visitor reads is in `chat/texts/`.
 */
export const problems = {
  blocked: {
    helps: true,
    when: 'a blocker, the network or the site’s policy stopped a script, or our own files hang',
  },
  'genesys-unavailable': {
    helps: true,
    when: 'Genesys can be reached, but does not hand out its script',
  },
  timeout: {
    helps: true,
    when: 'Genesys, or a part of the chat, took too long',
  },
  offline: {
    helps: true,
    when: 'the visitor is offline; the chat opens when they are connected again',
  },
  'token-unavailable': {
    helps: true,
    when: 'the companion, Genesys behind it or the site’s function for the user token does not answer; Messenger opens without a guest, and a signed-in visitor gets no code for Genesys',
  },
  'sign-in-needed': {
    helps: false,
    when: 'the companion wants a user token (`USER_TOKENS=required`), and nobody has signed in; the chat opens after `identify`',
  },
  'token-refused': {
    helps: false,
    when: 'the companion refuses this deployment or request',
  },
  'domain-not-allowed': {
    helps: false,
    when: 'the page’s domain is not on the deployment’s list in Genesys',
  },
  'deployment-inactive': {
    helps: false,
    when: 'the deployment is switched off in Genesys',
  },
  'unknown-region': {
    helps: false,
    when: 'the tag names a region that Genesys does not have',
  },
  'bad-config': {
    helps: false,
    when: 'tag and companion do not name a deployment and a region, a customer attribute cannot be sent, or `companion` is no address',
  },
  'already-installed': {
    helps: false,
    when: 'the page has the tag twice; the first one serves',
  },
} as const satisfies Record<string, { helps: boolean; when: string }>;

export type ProblemCode = keyof typeof problems;

/** What went wrong, for the site. `detail` says what to do; it never holds a token or a customer attribute's value. */
export interface Problem {
  code: ProblemCode;
  retryable: boolean;
  detail: string;
}
