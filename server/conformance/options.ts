import { parseArgs } from 'node:util';

/** What the command was told. */
export type Options =
  | { readonly kind: 'run'; readonly extent: 'read-only' | 'chat'; readonly report: string }
  | { readonly kind: 'help' }
  | { readonly kind: 'fault'; readonly fault: string };

export const USAGE = `npx messenger-tag-companion conformance [--chat] [--report conformance-live.json]

  --chat    also hold one short test conversation, and make one guest
  --report  the file that the report goes to; a second one for people, .md, lies beside it
  --help    this text

It asks the organisation that the GENESYS_ variables name (also those of .env) row by row whether Genesys Cloud is as
messenger-tag knows it. Without --chat it only reads. The report holds no secret, no name and no domain.`;

/** `words` stand behind the command. */
export function readOptions(words: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        chat: { type: 'boolean' },
        report: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const report = values.report ?? 'conformance-live.json';
    if (!report.endsWith('.json'))
      return { kind: 'fault', fault: '--report names a file that ends in .json.' };
    return { kind: 'run', extent: values.chat ? 'chat' : 'read-only', report };
  } catch (error) {
    return {
      kind: 'fault',
      fault: error instanceof Error ? error.message : 'The command is not understood.',
    };
  }
}
