import type { Texts } from '../texts/texts.ts';
import { type Html, html } from './html.ts';
import type { Page } from './page-bodies.ts';

interface Placed {
  /** The page's file, without `.html`. */
  readonly name: string;
  readonly texts: Texts;
  readonly languages: readonly Texts[];
}

/** The whole page, with links that are relative to its file. */
export function framed({ title, description, body }: Page, placed: Placed): string {
  const { texts } = placed;
  const top = texts.language === 'en' ? './' : '../';
  const { markup } = html`<!doctype html>
<html lang="${texts.language}" dir="${texts.direction}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Petrel &amp; Pike · ${title}</title>
    <meta name="description" content="${description}">
    <meta name="theme-color" content="#123440">
    <link rel="icon" href="${top}art/icon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="${top}shop.css">
    <link rel="stylesheet" href="${top}behind.css">
    <script type="module" src="${top}shop.ts"></script>
  </head>
  <body>
    <a class="skip" href="#main">${texts.skip}</a>
    ${masthead(placed, top)}
    <main id="main" tabindex="-1">
      ${body(top)}
    </main>
    ${footer(texts)}
  </body>
</html>
`;
  return markup;
}

function masthead({ name, texts, languages }: Placed, top: string): Html {
  const { menu } = texts;
  const link = ([href, text]: readonly [href: string, text: string]) =>
    html`<li><a href="${href}"${current(href === `./${name}`)}>${text}</a></li>`;
  const wares = [
    ['./#umbrellas', menu.umbrellas],
    ['./#measure', menu.size],
    ['./mending', menu.mending],
    ['./#delivery', menu.delivery],
  ] as const;
  const desk = [
    ['./account', menu.account],
    ['./heard', menu.heard],
  ] as const;
  return html`<header class="masthead">
      <a class="wordmark" href="./"${current(name === 'index')}>
        <img src="${top}art/icon.svg" alt="" width="44" height="44">
        <span>Petrel &amp; Pike</span>
      </a>
      <nav aria-label="${texts.main}">
        <ul>
          ${wares.map(link)}
        </ul>
      </nav>
      <a class="ask" href="#messenger">${texts.askUs}</a>
      <div class="desk">
        <nav aria-label="${texts.desk}">
          <ul>
            ${desk.map(link)}
          </ul>
        </nav>
        <nav aria-label="${texts.languages}">
          <ul>
            ${languages.map((other) => html`<li>${languageLink(other, name, top, texts)}</li>`)}
          </ul>
        </nav>
      </div>
    </header>`;
}

/** A page of its own address for each, so that it can be sent to somebody and found by a search. */
function languageLink({ language, called }: Texts, name: string, top: string, here: Texts): Html {
  const folder = language === 'en' ? '' : `${language}/`;
  const page = name === 'index' ? '' : name;
  return html`<a href="${top}${folder}${page}" lang="${language}" hreflang="${language}"${current(language === here.language)}>${called}</a>`;
}

function current(isHere: boolean): Html {
  return isHere ? html` aria-current="page"` : html``;
}

function footer({ footer: words }: Texts): Html {
  return html`<footer>
      <div class="footer-columns">
        <section aria-labelledby="visit-title">
          <h2 id="visit-title">${words.workshop}</h2>
          <address lang="en" dir="ltr">
            Petrel &amp; Pike<br>
            Unit 4, The Old Dye House<br>
            Hebden Bridge, West Yorkshire
          </address>
        </section>
        <section aria-labelledby="hours-title">
          <h2 id="hours-title">${words.open}</h2>
          <p>
            ${words.hours[0]}<br>
            ${words.hours[1]}
          </p>
        </section>
        <section aria-labelledby="contact-title">
          <h2 id="contact-title">${words.write}</h2>
          <p>
            <a href="mailto:hello@petrelandpike.example" dir="ltr">hello@petrelandpike.example</a><br>
            <a href="tel:+441632960148" dir="ltr">01632 960 148</a>
          </p>
        </section>
      </div>
      <p class="colophon">${words.colophon}</p>
    </footer>`;
}
