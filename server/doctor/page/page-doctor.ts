import { allowedOrigin, tokenRoute } from './check-companion.ts';
import { deploymentActive, domainListed, genesysScripts } from './check-genesys.ts';
import { loaderAddress } from './check-loader.ts';
import { pageItself } from './check-page.ts';
import { contentSecurityPolicy } from './check-policy.ts';
import { otherChat, tagFound, tagUnmangled } from './check-tag.ts';
import type { PageFinding } from './page-finding.ts';
import type { Look, PageScene } from './page-scene.ts';

interface PageCheck {
  readonly title: string;
  look(scene: PageScene): Promise<Look> | Look;
}

/** THE table of what is asked of a page, in the order in which one builds on the other. */
const checks: readonly PageCheck[] = [
  { title: 'The page', look: pageItself },
  { title: 'The tag', look: tagFound },
  { title: 'What became of the tag', look: tagUnmangled },
  { title: 'The loader', look: loaderAddress },
  { title: 'Allowed origin', look: allowedOrigin },
  { title: 'Guest sessions', look: tokenRoute },
  { title: 'Genesys’s script', look: genesysScripts },
  { title: 'Allowed domain in Genesys', look: domainListed },
  { title: 'Deployment in Genesys', look: deploymentActive },
  { title: 'Content Security Policy', look: contentSecurityPolicy },
  { title: 'Another chat', look: otherChat },
];

/** Why a page shows no chat, one answer for each check. Rejects only when a check itself is broken. */
export async function runPageDoctor(scene: PageScene): Promise<PageFinding[]> {
  const findings: PageFinding[] = [];
  for (const { title, look } of checks) findings.push({ title, ...(await look(scene)) });
  return findings;
}
