import type { Shipped } from './shipped.ts';

/** Licences that ask for no more than their text and a notice, which `THIRD-PARTY.md` in the packages brings. */
const ACCEPTED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
]);

/** Packages that may run a program at the installation, each with why. None does so far. */
const MAY_RUN: Readonly<Record<string, string>> = {};

/** What must not ship, each as a sentence that says what to do. */
export function faultsOf(shipped: readonly Shipped[]): string[] {
  return shipped.flatMap(({ name, version, licence, hasInstallScript }) => {
    const faults: string[] = [];
    if (!ACCEPTED.has(licence)) {
      faults.push(
        `${name} ${version} has the licence ${JSON.stringify(licence)}, which nobody has read yet: read it, and add it to ACCEPTED in packages/licences-page.ts, or take another package.`,
      );
    }
    if (hasInstallScript && !Object.hasOwn(MAY_RUN, name)) {
      faults.push(
        `${name} ${version} runs a program when it is installed: look what it does, and add it to MAY_RUN in packages/licences-page.ts with the reason, or take another package.`,
      );
    }
    return faults;
  });
}

/** The page of the documentation, in Markdown. */
export function licencesPage(shipped: readonly Shipped[]): string {
  const rows = shipped.map(({ name, version, licence, hasInstallScript, ways }) => {
    const script = hasInstallScript ? (MAY_RUN[name] ?? 'yes') : 'none';
    return `| ${name} | ${version} | ${licence} | ${script} | ${ways.join(', ')} |`;
  });
  return `# Licences

What ships with \`messenger-tag-companion\`, from package-lock.json; \`npm run licences\` writes this page. Of these, \`messenger-tag\` has altcha-lib and
fastest-levenshtein in it, and nothing else.

"in the package": bundled into ours, as far as it is used; its licence is in \`THIRD-PARTY.md\` there. "by npm": a dependency. "when wanted": installed by
whoever sets \`REDIS_URL\` or \`OTEL_EXPORTER_OTLP_ENDPOINT\`, or wants the sandbox over TLS. \`npm audit\` sees the last two in your project, and all of
them in this repository.

| package | version | licence | install script | how it comes |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
