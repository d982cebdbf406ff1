/**
 * THE table of what a site's Content Security Policy has to allow. `public/docs/installing.md` prints it with `<region>` and
 * `<companion>` in it, the builder with the site's own, and the doctor holds a page's policy to it. Hosts: genesys.md 2.2 and 3.8.
 */
export const policyRows: readonly PolicyRow[] = [
  {
    directive: 'script-src',
    sources: ['<companion>', 'https://apps.<region>'],
    more: "or a nonce on the tag together with `'strict-dynamic'`, and the tag hands it on",
  },
  {
    directive: 'connect-src',
    sources: [
      '<companion>',
      'https://api.<region>',
      'https://api-cdn.<region>',
      'https://apps.<region>',
      'wss://webmessaging.<region>',
      'https://<uploads>',
    ],
    more: 'the last one, Genesys’s upload bucket of the region, for attachments alone',
  },
  { directive: 'frame-src', sources: ['https://apps.<region>'], more: '' },
  {
    directive: 'worker-src',
    sources: ['blob:'],
    more: 'if you like: a proof of work is then done beside the page; else in it, after one violation report (no browser starts a worker from another origin’s file, or says beforehand what the policy refuses)',
  },
  {
    directive: 'trusted-types',
    sources: ['messenger-tag'],
    more: 'where Trusted Types are required',
  },
];

export interface PolicyRow {
  readonly directive: string;
  /** `<companion>`, `<region>` and `<uploads>` stand for those of a site. */
  readonly sources: readonly string[];
  /** When it is needed, or what may stand there instead; empty where there is nothing to say. */
  readonly more: string;
}

/** Where a site's chat comes from. */
export interface PolicyOf {
  /** An origin: `https://chat.example.com`. */
  readonly companion: string;
  /** `undefined` where it is not known yet: the lines then say `<region>`. */
  readonly region:
    | { readonly domain: string; readonly environment: string; readonly aws: string }
    | undefined;
}

/** The lines of a site, one for each directive, in the words of a policy. */
export function policyLines({ companion, region }: PolicyOf): PolicyLine[] {
  const uploads = region && uploadsOf(region);
  return policyRows.map(({ directive, sources, more }) => ({
    directive,
    more,
    sources: sources
      .filter((source) => region === undefined || uploads !== undefined || !source.includes('<uploads>'))
      .map((source) =>
        source
          .replace('<companion>', companion)
          .replace('<region>', region?.domain ?? '<region>')
          .replace('<uploads>', uploads ?? '<uploads>'),
      ),
  }));
}

export type PolicyLine = PolicyRow;

/**
 * The host to which visitors' files go: genesys.md 2.1, which has most as Genesys documents them and two by the pattern of the
 * others. `undefined` for the region of which nobody knows it.
 */
function uploadsOf({ environment, aws }: NonNullable<PolicyOf['region']>): string | undefined {
  if (environment === 'eusc-edee1-core') return undefined;
  if (environment === 'prod') return 'shyrka-prod.s3.amazonaws.com';
  const service = environment.startsWith('fedramp') ? 's3-fips' : 's3';
  return `shyrka-${environment}.${service}.${aws}.amazonaws.com`;
}
