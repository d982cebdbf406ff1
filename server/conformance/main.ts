import { NotWritten, writePrivateFile } from '../cli/write-file.ts';
import { type Config, ConfigError } from '../config/config.ts';
import { loadEnvFile } from '../config/env-file.ts';
import { readConfig, wantsSandbox } from '../config/read.ts';
import { version } from '../delivery/built-loader.js';
import { type Options, readOptions, USAGE } from './options.ts';
import { asJson, asMarkdown, countsOf, inOneLine, MAY_BE_OPEN } from './report.ts';
import { type Run, runLive } from './run.ts';
import { addressesOf, createScene } from './scene.ts';

/** EX_USAGE, EX_CANTCREAT and EX_CONFIG of sysexits.h. */
const EXIT_USAGE = 64;
const EXIT_NOT_WRITTEN = 73;
const EXIT_CONFIG = 78;
/** Of every shell, for a command that was ended by Ctrl+C. */
const EXIT_STOPPED = 130;
/** For each question, ms. */
const DEADLINE_MS = 10_000;
/** Of who wants it to stop. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

process.exitCode = await main(readOptions(process.argv.slice(2)));

/** The exit code: 0 all that was asked is as documented, 1 something is not, or nothing could be asked. */
async function main(options: Options): Promise<number> {
  if (options.kind === 'help') {
    console.log(USAGE);
    return 0;
  }
  if (options.kind === 'fault') {
    console.error(`${options.fault}\n\n${USAGE}`);
    return EXIT_USAGE;
  }
  try {
    const envFile = loadEnvFile(process.env);
    if (envFile !== undefined) console.log(`Variables that are not set are read from ${envFile}.\n`);
    if (wantsSandbox(process.env)) {
      console.error(
        'No GENESYS_ variable is set: there is no organisation to ask. GENESYS_REGION and GENESYS_DEPLOYMENT_ID name one.',
      );
      return EXIT_CONFIG;
    }
    return await askOrganisation(onlySiteOf(readConfig(process.env)), options);
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof NotWritten)) throw error;
    console.error(error.message);
    return error instanceof ConfigError ? EXIT_CONFIG : EXIT_NOT_WRITTEN;
  }
}

async function askOrganisation(
  site: Config['sites'][0],
  { extent, report }: Extract<Options, { kind: 'run' }>,
): Promise<number> {
  console.log(`${whatItDoes(site.region.domain)[extent]}\n`);
  const stopped = new AbortController();
  const stop = () => {
    console.error('\nStopping: what was begun is ended first. Once more ends at once.');
    stopped.abort();
  };
  for (const signal of SIGNALS) process.once(signal, stop);
  const scene = createScene({
    site,
    addresses: addressesOf(site),
    timeoutMs: DEADLINE_MS,
    signal: stopped.signal,
  });
  const run = await runLive(scene, { extent, tell: (line) => console.log(inOneLine(line)) });
  for (const signal of SIGNALS) process.off(signal, stop);

  console.log(`\n${summaryOf(run)}`);
  if (run.isClosed === false) console.error(`\n${MAY_BE_OPEN}`);

  const { domain: region } = site.region;
  const about = { region, deploymentId: site.deploymentId, extent, version, at: new Date() };
  const forPeople = report.replace(/json$/, 'md');
  writePrivateFile(report, asJson(run, about));
  writePrivateFile(forPeople, asMarkdown(run, about));
  console.log(`\nThe report: ${report}, and for people ${forPeople}. Read it before you send it.`);
  if (stopped.signal.aborted) return EXIT_STOPPED;
  const counts = countsOf(run.lines);
  return counts.different === 0 && counts['as documented'] > 0 ? 0 : 1;
}

/** Told before anything is asked. */
function whatItDoes(domain: string) {
  const reads = `Asks ${domain} by the deployment and the OAuth client of this configuration.
It reads Messenger’s script and frames and the deployment’s files; of the API, so far as the client may, the organisation,
its deployments, and one each of its queues, schedules and groups.
It logs in twice, once with a wrong secret on purpose, and opens the socket a few times without saying anything.`;
  return {
    'read-only': `${reads}\nNothing is made or changed.`,
    chat: `${reads}
Because of --chat it also makes one guest, and holds one conversation of some seconds: a visitor joins, says one sentence,
is refused a few files and messages that are wrong on purpose, and clears the conversation. A bot answers or an agent is
alerted, as for any visitor. Then four connections of a second session open, in which nothing is said.
All is closed at the end, after Ctrl+C too.`,
  };
}

function summaryOf({ lines }: Run): string {
  const counts = countsOf(lines);
  return `${counts['as documented']} as documented, ${counts.different} different, ${counts['not asked']} not asked`;
}

/** With --chat somebody may be alerted: it must be clear whose deployment that is. Throws `ConfigError`. */
function onlySiteOf({ sites: [site, ...others] }: Config): Config['sites'][0] {
  if (others.length === 0) return site;
  throw new ConfigError(
    new Map([
      [
        'SITES_FILE',
        ['names several sites: set GENESYS_REGION, GENESYS_DEPLOYMENT_ID and so on of one instead.'],
      ],
    ]),
  );
}
