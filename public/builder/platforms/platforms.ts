import { next, react, vue } from './frameworks.ts';
import type { PlatformName } from './names.ts';
import { gtm, html, shopify, squarespace, webflow, wix } from './pasted.ts';
import type { Platform } from './platform.ts';
import { drupal, typo3, wordpress } from './systems.ts';

/** Every kind of site that the builder writes for. */
export const platforms: Readonly<Record<PlatformName, Platform>> = {
  html,
  wordpress,
  gtm,
  shopify,
  webflow,
  squarespace,
  wix,
  drupal,
  typo3,
  next,
  react,
  vue,
};
