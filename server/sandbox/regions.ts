/**
 * Every region of Genesys Cloud: the snippet's `environment` and the domain its hosts stand in (genesys.md 2.1,
 * CONFIRMED). Data only: the script in the page reads it too.
 */
export const domains: Readonly<Record<string, string>> = {
  prod: 'mypurecloud.com',
  'fedramp-use2-core': 'use2.us-gov-pure.cloud',
  'prod-usw2': 'usw2.pure.cloud',
  'prod-cac1': 'cac1.pure.cloud',
  'prod-euw1': 'mypurecloud.ie',
  'prod-euw2': 'euw2.pure.cloud',
  'prod-euc1': 'mypurecloud.de',
  'prod-euc2': 'euc2.pure.cloud',
  'prod-aps1': 'aps1.pure.cloud',
  'prod-apne1': 'mypurecloud.jp',
  'prod-apne2': 'apne2.pure.cloud',
  'prod-apne3': 'apne3.pure.cloud',
  'prod-apse1': 'apse1.pure.cloud',
  'prod-apse2': 'mypurecloud.com.au',
  'prod-sae1': 'sae1.pure.cloud',
  'prod-mec1': 'mec1.pure.cloud',
  'prod-mxc1': 'mxc1.pure.cloud',
  'eusc-edee1-core': 'edee1.eusc-pure.cloud',
};

/** The environment whose hosts stand in `domain`. */
export function environmentIn(domain: string): string | undefined {
  return Object.keys(domains).find((environment) => domains[environment] === domain);
}
