/** Where somebody puts the tag, in the order in which it is asked. The names are words of the page's address. */
export const platformNames = [
  'html',
  'wordpress',
  'gtm',
  'shopify',
  'webflow',
  'squarespace',
  'wix',
  'drupal',
  'typo3',
  'next',
  'react',
  'vue',
] as const;

export type PlatformName = (typeof platformNames)[number];

export function isPlatform(text: string): text is PlatformName {
  return (platformNames as readonly string[]).includes(text);
}
