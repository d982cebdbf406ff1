import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { CompanionParts } from '../../app.ts';
import { DEPLOYMENT_ID, ORIGIN } from '../../testing/companion.testing.ts';
import { createFolder } from '../../testing/folder.testing.ts';
import { CLIENT_ID, CLIENT_SECRET, startProvider, USER_TOKEN_SECRET } from './relying-party.testing.ts';

export const BANK = {
  deploymentId: '22222222-2222-4222-8222-222222222222',
  origin: 'https://www.bank.example',
  userTokenSecret: 'what the back end of the bank signs its tokens with',
  client: { id: 'genesys-of-the-bank', secret: '0f-the-bank-alone-which-no-shop-has-seen' },
} as const;

/** A shop and a bank at one provider, each with a client of its own. Closed when the test is over. */
export async function startTwoSites(parts: CompanionParts = {}) {
  const shop = {
    GENESYS_REGION: 'euw1',
    GENESYS_DEPLOYMENT_ID: DEPLOYMENT_ID,
    ALLOWED_ORIGINS: ORIGIN,
    USER_TOKEN_SECRET,
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: CLIENT_SECRET,
  };
  const bank = {
    GENESYS_REGION: 'usw2',
    GENESYS_DEPLOYMENT_ID: BANK.deploymentId,
    ALLOWED_ORIGINS: BANK.origin,
    USER_TOKEN_SECRET: BANK.userTokenSecret,
    OIDC_CLIENT_ID: BANK.client.id,
    OIDC_CLIENT_SECRET: BANK.client.secret,
  };
  const { folder, remove } = createFolder({ 'sites.json': JSON.stringify([shop, bank]) });
  const ofTheFile = Object.fromEntries(Object.keys(shop).map((name) => [name, undefined]));
  const provider = await startProvider({ ...ofTheFile, SITES_FILE: join(folder, 'sites.json') }, parts);
  onTestFinished(async () => {
    await provider.close();
    remove();
  });
  return provider;
}
