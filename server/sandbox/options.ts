import { parseArgs } from 'node:util';

const USAGE = `messenger-tag-companion sandbox [--bot shop.json]

  --bot   a scenario: what the bot says and does (see "Scenarios" in public/docs/testing.md); default: a shop assistant
  --help  this text

PORT and TLS_PORT are variables: any free port where they are not set.`;

/** The words behind the command: the file of a scenario, or what to print instead of starting. */
export function readOptions(
  words: readonly string[],
): { bot: string | undefined } | { help: string } | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: { bot: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    });
    return values.help ? { help: USAGE } : { bot: values.bot };
  } catch (error) {
    const why = error instanceof Error ? error.message : 'The command is not understood.';
    return { fault: `${why}\n\n${USAGE}` };
  }
}
