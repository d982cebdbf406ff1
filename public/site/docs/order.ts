/** A document as people find it: in the order of whom it is for. */
interface Entry {
  /** From the top of the repository. */
  readonly source: string;
  /** In one line: what a reader finds there. Only the first pages of a group have one. */
  readonly says?: string;
}

interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

const docs = (name: string, says?: string): Entry => ({
  source: `public/docs/${name}.md`,
  ...(says && { says }),
});

/**
 * THE order of the documentation, those who paste the tag first. A document that is not here stands at the end; one that is here
 * and not there is left out, since some come with other parts.
 */
const groups: readonly Group[] = [
  {
    name: 'Put it on your site',
    entries: [
      docs(
        'installing',
        'Where the line goes: WordPress, Tag Manager, Shopify, Webflow, Wix and the others. Consent, and the policy’s lines.',
      ),
      docs('wordpress', 'With the plugin, without one, and what WordPress filters: click by click.'),
      docs(
        'availability',
        'The chat while nobody is there: hours, emergencies, waiting times, and what visitors read.',
      ),
      docs('platforms', 'Google Tag Manager’s template, the block for Shopify, Drupal and TYPO3.'),
      docs(
        'privacy',
        'What is stored where, by whom and for how long: for your privacy notice and the consent banner.',
      ),
      docs(
        'signing-in',
        'Customers who sign in: the user token, Genesys’s own sign-in with your login, and who may chat without.',
      ),
      docs('user-tokens', 'The function that signs, in Node, PHP, Python, Ruby and C#.'),
      docs(
        'troubleshooting',
        'From what you see to what is wrong: the launcher shows and nothing opens, 403, works on www only.',
      ),
      docs(
        'optimisers',
        'Which exclusion to set in WP Rocket, Autoptimize, LiteSpeed, Rocket Loader and the like.',
      ),
    ],
  },
  {
    name: 'Run the companion',
    entries: [
      docs(
        'operating',
        'One process: its configuration, secrets, limits, Redis, metrics, releases, and the doctor’s words.',
      ),
      docs(
        'hosts/README',
        'In the server that you have: Express, Next.js, Fastify, Lambda, another language.',
      ),
      docs('hosts/node'),
      docs('hosts/next-app'),
      docs('hosts/next-pages'),
      docs('hosts/fetch'),
      docs('hosts/serverless'),
      docs('hosts/other-languages'),
      docs('hosts/fetched-ahead'),
      docs('hosts/react'),
      docs('hosts/vue'),
      docs(
        'security',
        'What runs in the page, what it reaches and keeps: for whoever decides whether it may be there.',
      ),
      { source: 'SECURITY.md' },
    ],
  },
  {
    name: 'Build with it',
    entries: [
      docs(
        'contract',
        'Options, commands, events, problems, the HTTP interface and every variable, each in one table.',
      ),
      docs('testing', 'Playwright with a Genesys Cloud of its own for every test, agents, bots and a clock.'),
      docs('lifecycle'),
      docs(
        'performance',
        'What it costs a page and a server, each figure with the command that measures it.',
      ),
      { source: 'CHANGELOG.md' },
    ],
  },
  {
    name: 'Look inside',
    entries: [
      docs('architecture', 'One picture, the rules, and walks through the code.'),
      { source: 'CONTRIBUTING.md' },
      docs('decisions/README'),
      docs('genesys', 'What Genesys has published of its chat, each fact with how sure it is.'),
      docs('licences'),
    ],
  },
];

/** Every document that is there, each in its group. `there` are sources. */
export function inOrder(there: readonly string[]): { name: string; entries: readonly Entry[] }[] {
  const known = new Set(groups.flatMap(({ entries }) => entries.map(({ source }) => source)));
  const left = there.filter((source) => !known.has(source)).sort();
  return groups.map(({ name, entries }, nth) => ({
    name,
    entries: [
      ...entries.filter(({ source }) => there.includes(source)),
      ...(nth === groups.length - 1 ? left.map((source) => ({ source })) : []),
    ],
  }));
}

/** Where a document's page is built: `docs/hosts/index.html` for `public/docs/hosts/README.md`. */
export function pageOf(source: string): string {
  if (!source.startsWith('public/docs/')) {
    const name = source.replace(/\.md$/, '').toLowerCase();
    // `security` is for who reviews, and this is what it leads to.
    return `docs/${name === 'security' ? 'threats' : name}.html`;
  }
  return source
    .replace(/^public\//, '')
    .replace(/\/README\.md$/, '/index.html')
    .replace(/\.md$/, '.html');
}
