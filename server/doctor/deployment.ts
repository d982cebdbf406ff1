import { z } from 'zod';
import type { Site } from '../config/config.ts';
import type { Deployment } from '../genesys/inspector.ts';
import { ask } from './ask.ts';

/** A deployment with what only its published configuration says. */
export interface PublishedDeployment extends Deployment {
  /** Whether Genesys asks who visitors are, and whether guests may write and sign in later. */
  readonly auth: { readonly enabled: boolean; readonly allowSessionUpgrade: boolean } | undefined;
}

/**
 * The deployment as visitors' browsers get it, by its two files at `cdn` (an origin): `missing` where there is none, `unreadable` where
 * they are not as they are known here. Rejects with `Unreachable`.
 */
export async function askForDeployment(
  { cdn, deploymentId }: { cdn: string; deploymentId: string },
  timeoutMs: number,
): Promise<PublishedDeployment | 'missing' | 'unreadable'> {
  const folder = folderOf({ cdn, deploymentId });
  const [settings, domains] = await Promise.all(
    ['config.json', 'domains.json'].map((file) => ask(`${folder}${file}`, { timeoutMs })),
  );
  // For an unknown id the real CDN was measured to answer 403 (genesys.md 4.5, CONFIRMED-2).
  if (settings?.status === 403 || settings?.status === 404) return 'missing';
  const config = deploymentConfig.safeParse(jsonOf(settings?.body));
  const list = domainList.safeParse(jsonOf(domains?.body));
  if (!config.success || !list.success) return 'unreadable';
  const { status, auth } = config.data;
  return { isActive: status === 'Active', auth, ...list.data };
}

/** Where they are; with a slash at the end. */
export function folderOf({ cdn, deploymentId }: { cdn: string; deploymentId: string }): string {
  return `${cdn}/webdeployments/v1/deployments/${deploymentId}/`;
}

/**
 * Where Genesys's CDN is reached for a site; without a slash at the end.
 *
 * One host that is gateway and has the script as well plays all of Genesys, as the sandbox does: Genesys's own CDN would not
 * know the deployment. A gateway alone is in front of login and API only.
 */
export function cdnOf({ gateway, scriptUrl, region: { domain } }: Site): string {
  return new URL(scriptUrl).origin === gateway ? gateway : `https://api-cdn.${domain}`;
}

/** What is looked at of `config.json` (genesys.md 4.8, CONFIRMED), and of `domains.json` (genesys.md 2.2, CONFIRMED-2). */
const deploymentConfig = z.object({
  status: z.string(),
  auth: z
    .object({ enabled: z.boolean().default(false), allowSessionUpgrade: z.boolean().default(false) })
    .optional(),
});
const domainList = z.object({ allowAllDomains: z.boolean(), allowedDomains: z.array(z.string()) });

/** What is no JSON has none of the shapes that are looked for. */
function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
