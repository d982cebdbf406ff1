/** The build of a day in the past: its companion as it was, with its loader. */
export interface PastBuild {
  startCompanion(env: Record<string, string>): Promise<{ url: string; close(): Promise<void> }>;
}

/**
 * Builds of the past, each in one file. CONTRIBUTING.md, "Make a release", says how to add one. The libraries that they use
 * are those of the present.
 */
export const pastBuilds = {
  '2026-11-22': 'the first that had a tag: one way for all commands, one file for the whole chat',
  '2026-11-24': 'with parts such as failure.js, sign-in.js and unread.js',
  '2026-11-26': 'the last whose companion answers only for its own build',
  '0.2.0-rc.1': 'the first whose companion answers for the parts of any build',
} as const;

export type PastDay = keyof typeof pastBuilds;

export function pastBuild(day: PastDay): Promise<PastBuild> {
  return import(`./builds/${day}/companion.js`);
}
