/**
 * How the sandbox tells its own Messenger that a test has let time pass. Nothing like it exists at Genesys, so no other
 * client gets it. Data only: the script in the page reads it too.
 */
export const clockFrame = {
  /** The socket's `application` (genesys.md 2.2) by which our Messenger says that it reads the frame. */
  application: 'messenger-tag-sandbox-1',
  class: 'SandboxClock',
} as const;
