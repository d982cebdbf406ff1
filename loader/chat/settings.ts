import type { CompanionSettings, RawOptions } from '../tag.ts';

/** Which Messenger to mount, and where its script comes from. */
export type MessengerSettings = CompanionSettings;

/**
 * What the tag says, filled up with what the companion says; `undefined` when both together do not name a deployment
 * and a region. Rejects with the problem `unknown-region` for a region that Genesys does not have. The table of regions
 * is fetched only for a tag that needs it.
 */
export async function messengerSettings(
  { region }: RawOptions,
  companion: Partial<MessengerSettings>,
  deploymentId = companion.deploymentId,
): Promise<MessengerSettings | undefined> {
  const settings = region ? await (await import('./region.ts')).settingsOf(region, companion) : companion;
  return deploymentId && settings.scriptUrl
    ? ({ ...settings, deploymentId } as MessengerSettings)
    : undefined;
}
