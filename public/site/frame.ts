/**
 * The frame of every page of ours, put around it when it is built: head, header, footer. A page is written as
 * `<title>`, perhaps a description and scripts, and what belongs into `<main>`.
 */

interface Place {
  readonly folder: string;
  readonly name: string;
}

/** THE table of what the header leads to, in its order. */
const places: readonly Place[] = [
  { folder: 'builder', name: 'Tag builder' },
  { folder: 'doctor', name: 'Doctor' },
  { folder: 'docs', name: 'Docs' },
  { folder: 'demo', name: 'Demo' },
];

/**
 * The whole page. `html` has a `<head>` with a `<title>`, and a `<body>` with what goes into `<main>`; `file` is its place
 * below `public/`.
 */
export function framed(html: string, file: string, version: string): string {
  const head = between(html, 'head', file);
  const body = between(html, 'body', file);
  if (!/<title>[^<]+<\/title>/.test(head)) throw new Error(`public/${file}: the page needs a <title>.`);
  const up = '../'.repeat(file.split('/').length - 1);
  const [folder = ''] = file.split('/', 1);
  const title = folder === 'home' ? '' : ' · messenger-tag';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" media="(prefers-color-scheme: light)" content="#f4f6f9">
    <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#0e1624">
    <link rel="icon" href="${up}site/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${up}site/site.css">
    ${head.replace('</title>', `${title}</title>`).trim()}
  </head>
  <body data-page="${folder}">
    <a class="skip" href="#main">Skip to the content</a>
    <header class="site-header">
      <a class="wordmark" href="${up}home"${current(folder === 'home')}>
        <img src="${up}site/icon.svg" alt="" width="32" height="32">
        <span>messenger-tag</span>
      </a>
      <nav aria-label="Main">
        <ul>
          ${places.map(({ folder: at, name }) => `<li><a href="${up}${at}"${current(folder === at)}>${name}</a></li>`).join('\n          ')}
        </ul>
      </nav>
    </header>
    <main id="main" tabindex="-1">
      ${body.trim()}
    </main>
    <footer class="site-footer">
      <p>messenger-tag ${version}, on the companion that you are looking at. MIT licence.</p>
      <p>Genesys and Genesys Cloud are trademarks of Genesys. This is not a product of theirs.</p>
    </footer>
  </body>
</html>
`;
}

function current(isHere: boolean): string {
  return isHere ? ' aria-current="page"' : '';
}

function between(html: string, name: 'head' | 'body', file: string): string {
  const inner = new RegExp(`<${name}>(.*)</${name}>`, 's').exec(html)?.[1];
  if (inner === undefined) throw new Error(`public/${file}: the page needs <${name}> … </${name}>.`);
  return inner;
}
