/**
 * What the companion loads only when it is asked for. npm does not install these unasked, so that a companion without
 * them stays small. The versions are the ones that the tests ran with: those of `package.json`.
 */
export const OPTIONAL_PACKAGES = {
  redis: { redis: '6.3.1' },
  traces: {
    '@opentelemetry/api': '1.9.1',
    '@opentelemetry/core': '2.12.1',
    '@opentelemetry/exporter-trace-otlp-http': '0.223.1',
    '@opentelemetry/resources': '2.12.1',
    '@opentelemetry/sdk-trace-base': '2.12.1',
  },
  tls: { selfsigned: '5.5.0' },
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** Packages that something asks for are not installed. The message says what asks, and the command that installs them. */
export class MissingPackages extends Error {
  override readonly name = 'MissingPackages';

  constructor(wantedBy: string, packages: Readonly<Record<string, string>>, cause: unknown) {
    const several = Object.keys(packages).length > 1;
    const what = several ? 'packages that are' : `the package ${Object.keys(packages).join()}, which is`;
    const exact = Object.entries(packages).map(([name, version]) => `${name}@${version}`);
    const command = ['npm i', ...BESIDE_COMPANION, ...exact].join(' ');
    super(`${wantedBy} needs ${what} not installed here. Install ${several ? 'them' : 'it'}: ${command}`, {
      cause,
    });
  }
}

/** What npx runs without installing it finds no package of the folder it was started in. */
const BESIDE_COMPANION = /[\\/]_npx[\\/]/.test(import.meta.url) ? ['messenger-tag-companion'] : [];

/** What to throw in the place of `error`, with which an `import()` of these packages has failed. */
export function whyNotLoaded(
  error: unknown,
  wantedBy: string,
  packages: Readonly<Record<string, string>>,
): unknown {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  // CommonJS, which some bundlers make of this, has a code of its own.
  const isMissing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
  const isOurs = Object.keys(packages).some((name) => String(message).includes(name));
  return isMissing && isOurs ? new MissingPackages(wantedBy, packages, error) : error;
}
