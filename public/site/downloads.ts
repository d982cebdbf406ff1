import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { zipOf } from './zip.ts';

/** What people download from the companion, and upload where their site is made. */
export function packDownloads(): void {
  for (const folder of ['wordpress', 'gtm', 'shopify'])
    mkdirSync(`dist/public/${folder}`, { recursive: true });
  const zip = zipOf('public/wordpress/messenger-tag', 'messenger-tag');
  writeFileSync('dist/public/wordpress/messenger-tag-wordpress.zip', zip);
  copyFileSync('public/gtm/messenger-tag.tpl', 'dist/public/gtm/messenger-tag.tpl');
  copyFileSync('public/shopify/blocks/messenger-tag.liquid', 'dist/public/shopify/messenger-tag.liquid');
}
