import type { Config, Site } from '../../config/config.ts';
import { isAllowed } from '../../http/origins.ts';
import { Unreachable } from '../ask.ts';
import { askForDeployment } from '../deployment.ts';
import { sceneOf } from '../doctor.ts';
import { type FetchRules, fetchPage, NoPage } from './fetch-page.ts';
import { runPageDoctor } from './page-doctor.ts';
import type { PageAnswer } from './page-finding.ts';
import type { OwnAddress, PageScene } from './page-scene.ts';
import { readPage, type TagInPage } from './read-page.ts';

/** What is asked: the address of a page, and perhaps the tag as it was pasted. */
export interface PageQuestion {
  readonly url: URL;
  readonly tag?: string | undefined;
}

/** Nothing in it is a secret: all of it stands in a public page, or is what a visitor's browser sees. */
interface Examined extends PageAnswer {
  /** Why no page came, for the operator's log. */
  readonly notFetched?: NoPage;
}

interface ExamineParts {
  readonly config: Config;
  readonly companion: OwnAddress;
  /** In the place of Genesys's `api-cdn.`, where the sandbox plays it. */
  readonly cdnUrl?: string | undefined;
  /** For tests: how names are looked up. */
  readonly resolve?: FetchRules['resolve'];
  /** Whether this machine reaches an address without a proxy. */
  readonly isDirect?: FetchRules['isDirect'];
}

/** Looks at a page for somebody. Rejects only when a check itself is broken. */
export async function examinePage(question: PageQuestion, parts: ExamineParts): Promise<Examined> {
  const scene = await sceneFor(question, parts);
  const { page, tag } = scene;
  const isThere = !(page instanceof NoPage);
  return {
    url: isThere ? page.url : question.url.href,
    findings: await runPageDoctor(scene),
    tag: tag === undefined ? null : { src: tag.src, attributes: optionsIn(tag.attributes) },
    ...(!isThere && { notFetched: page }),
  };
}

async function sceneFor({ url, tag: pastedText }: PageQuestion, parts: ExamineParts): Promise<PageScene> {
  const { config, companion, cdnUrl, resolve, isDirect } = parts;
  const isListed = (origin: string) => config.sites.some((site) => isAllowed(origin, site.allowedOrigins));
  const rules: FetchRules = {
    isListed,
    mayAskLoopback: config.mode === 'development',
    ...(resolve && { resolve }),
    ...(isDirect && { isDirect }),
  };
  const page = await fetched(url, rules);
  const pageUrl = page instanceof NoPage ? url.href : page.url;
  const ours = (src: string) =>
    companion.urls.some((own) => src.replace(/^https?:/, '').startsWith(`${own.replace(/^https?:/, '')}/`));
  const reading = page instanceof NoPage ? undefined : await readPage(page.text, pageUrl, ours);
  const pasted = pastedText ? await readPage(pastedText, pageUrl, ours) : undefined;
  const tag = (reading ?? pasted)?.tags[0];
  // Visitors are at the page that a redirect led to.
  const arrived = new URL(pageUrl);
  const site = siteFor(arrived.origin, tag, config.sites);
  const genesys = site && sceneOf(site, { config, extent: 'whole', pages: [pageUrl], cdnUrl });
  let deployment: ReturnType<PageScene['deployment']> | undefined;
  return {
    asked: url,
    url: arrived,
    page,
    reading,
    pasted,
    tag,
    isListed: isListed(arrived.origin),
    site,
    genesys,
    deployment: () => {
      deployment ??= deploymentOf(genesys);
      return deployment;
    },
    companion,
    rules,
  };
}

async function fetched(url: URL, rules: FetchRules) {
  try {
    return await fetchPage(url.href, rules);
  } catch (error) {
    if (error instanceof NoPage) return error;
    throw error;
  }
}

async function deploymentOf(genesys: PageScene['genesys']) {
  if (genesys === undefined) return 'unreadable';
  const { addresses, site, config } = genesys;
  try {
    return await askForDeployment(
      { cdn: addresses['api-cdn'], deploymentId: site.deploymentId },
      config.upstreamTimeoutMs,
    );
  } catch (error) {
    if (error instanceof Unreachable) return 'unreachable';
    throw error;
  }
}

/** The site that the tag names among those for the origin; where it names none, the only one. */
function siteFor(origin: string, tag: TagInPage | undefined, sites: readonly Site[]): Site | undefined {
  const mayUse = sites.filter((site) => isAllowed(origin, site.allowedOrigins));
  const named = tag?.attributes['data-deployment-id']?.toLowerCase();
  if (named !== undefined && named !== '') return mayUse.find(({ deploymentId }) => deploymentId === named);
  return mayUse.length === 1 ? mayUse[0] : undefined;
}

/** Without what a site says of a visitor, and without the nonce, which is one page's alone. */
function optionsIn(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).filter(
      ([name]) => name.startsWith('data-') && !/^data-(attribute-|user-token$)/.test(name),
    ),
  );
}
