/**
 * A region of Genesys Cloud. The loader's second stage imports this file too, so it is data and one pure function,
 * and regular rows are made by rule from their short code.
 */
export interface Region {
  /** What Genesys's snippet calls `environment`, e.g. `prod-euw1`. */
  readonly environment: string;
  /** The domain that `api.`, `apps.`, `login.` … stand before, e.g. `mypurecloud.ie`. */
  readonly domain: string;
  /** The AWS region, e.g. `eu-west-1`. */
  readonly aws: string;
}

/**
 * Short codes of the regions, with the domain where it is not `<code>.pure.cloud` (genesys.md 1.6 and 2.1, CONFIRMED).
 * Those with a domain of their own also answer under `<code>.pure.cloud` (genesys.md 2.1, CONFIRMED-2).
 */
const REGULAR =
  'use1=mypurecloud.com usw2 cac1 euw1=mypurecloud.ie euw2 euc1=mypurecloud.de euc2 aps1 apne1=mypurecloud.jp apne2 ' +
  'apne3 apse1 apse2=mypurecloud.com.au sae1 mec1 mxc1';

const DIRECTIONS: Record<string, string> = { n: 'north', s: 'south', e: 'east', w: 'west', c: 'central' };

/** Every region, each with all the names it goes by, lower-case. */
const regions: readonly (Region & {
  readonly names: readonly string[];
  readonly domains: readonly string[];
})[] = [
  ...REGULAR.split(' ').map((row) => {
    const [code = '', ownDomain] = row.split('=');
    return named(
      code,
      code === 'use1' ? 'prod' : `prod-${code}`,
      code.replace(
        /^(..)([nsewc])([ew]?)(.)$/,
        (_, area, one, two, number) => `${area}-${DIRECTIONS[one]}${DIRECTIONS[two] ?? ''}-${number}`,
      ),
      `${code}.pure.cloud`,
      ownDomain,
    );
  }),
  named('use2', 'fedramp-use2-core', 'us-east-2', 'use2.us-gov-pure.cloud'),
  named('edee1', 'eusc-edee1-core', 'eusc-de-east-1', 'edee1.eusc-pure.cloud'),
];

/**
 * Reads a region in any spelling a person may have: a domain (`mypurecloud.ie`, `euw1.pure.cloud`), a host or address
 * in it (`https://apps.mypurecloud.ie/`), the snippet's environment (`prod-euw1`), the short code (`euw1`) or the AWS
 * name (`eu-west-1`, `eu_west_1`), in any case. `undefined` when it names no region known here.
 */
export function parseRegion(spelling: string): Region | undefined {
  const name = spelling.trim().toLowerCase();
  const [authority = ''] = name.replace(/^\w+:\/\//, '').split(/[/?#:]/, 1);
  const host = authority.replace(/\.$/, '');
  const found = regions.find(
    ({ names, domains }) =>
      names.includes(name.replaceAll('_', '-')) ||
      domains.some((domain) => host === domain || host.endsWith(`.${domain}`)),
  );
  return found && { environment: found.environment, domain: found.domain, aws: found.aws };
}

/** Where Genesys serves Messenger's script of a region (the pattern: genesys.md 2.2, CONFIRMED). */
export function scriptUrl(region: Region): string {
  return `https://apps.${region.domain}/genesys-bootstrap/genesys.min.js`;
}

function named(code: string, environment: string, aws: string, regularDomain: string, ownDomain?: string) {
  return {
    environment,
    domain: ownDomain ?? regularDomain,
    aws,
    // Genesys's own script takes `usw2` for `prod-usw2` and `fedramp-use2` too (genesys.md 2.1, CONFIRMED-2).
    names: [code, `prod-${code}`, environment, environment.replace('-core', ''), aws],
    domains: ownDomain ? [ownDomain, regularDomain] : [regularDomain],
  };
}
