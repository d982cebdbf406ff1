import { eventsHelp } from '../../../loader/help.ts';
import { type Texts, type UmbrellaName, umbrellas } from '../texts/texts.ts';
import { type Html, html } from './html.ts';

/** What one page has that no other has. */
export interface Page {
  readonly title: string;
  readonly description: string;
  /** What goes into `<main>`; `top` leads from the page's file to the shop's folder. */
  body(top: string): Html;
}

export function home(texts: Texts): Page {
  const { home: words } = texts;
  return {
    title: words.title,
    description: words.description,
    body: (top) => html`<section class="hero" id="top" aria-labelledby="hero-title">
        <div class="hero-words">
          <h1 id="hero-title">${words.heading}</h1>
          <p>${words.words}</p>
          <p class="hero-actions">
            <a class="button" href="#umbrellas">${words.see}</a>
            <a class="quiet" href="./mending">${words.broken}</a>
          </p>
        </div>
        <img class="hero-art" src="${top}art/street.svg" width="960" height="960" fetchpriority="high" alt="${words.picture}">
      </section>

      <section class="band" id="umbrellas" aria-labelledby="umbrellas-title">
        <div class="intro">
          <h2 id="umbrellas-title">${words.six}</h2>
          <p>${words.sixWords}</p>
        </div>
        <ul class="products">
          ${umbrellas.map((name) => html`<li>${card(texts, name, top)}</li>`)}
        </ul>
      </section>
      ${measure(texts)}
      ${mendingBand(texts, { top, heading: 'h2', link: html`<p class="band-link"><a href="./mending">${texts.mending.more}</a></p>` })}
      ${delivery(texts)}`,
  };
}

export function product(texts: Texts, name: UmbrellaName): Page {
  const umbrella = texts.umbrellas[name];
  const others = umbrellas.filter((other) => other !== name);
  return {
    title: umbrella.name,
    description: umbrella.line,
    body: (top) => html`<article class="product" aria-labelledby="product-title">
        <img class="product-art" src="${top}art/${name}.svg" width="480" height="460" fetchpriority="high" alt="${umbrella.picture}">
        <div class="product-words">
          <h1 id="product-title">${umbrella.name}</h1>
          <p class="price">${umbrella.price}</p>
          <p class="lede">${umbrella.line}</p>
          ${facts(umbrella.facts)}
          <p class="choice">${umbrella.choice}</p>
          <p class="actions">
            <button class="button" type="button" data-messenger="open" data-messenger-message="${umbrella.question}">${umbrella.ask}</button>
            <a class="quiet" href="./#measure">${texts.product.size}</a>
          </p>
        </div>
      </article>
      <section class="band story" aria-labelledby="parts-title">
        <p>${umbrella.story}</p>
        <div>
          <h2 id="parts-title">${texts.product.parts}</h2>
          <ul class="parts">
            ${umbrella.parts.map((part) => html`<li>${part}</li>`)}
          </ul>
        </div>
      </section>
      <section class="band others" aria-labelledby="others-title">
        <h2 id="others-title">${texts.product.others}</h2>
        <ul>
          ${others.map((other) => html`<li><a href="./${other}"><img src="${top}art/${other}.svg" width="480" height="460" alt="" loading="lazy"><span>${texts.umbrellas[other].name}</span> <span class="price">${texts.umbrellas[other].price}</span></a></li>`)}
        </ul>
      </section>`,
  };
}

export function mending(texts: Texts): Page {
  const { mending: words } = texts;
  const ask = html`<p class="band-link"><button class="button" type="button" data-messenger="open" data-messenger-message="${words.question}">${words.ask}</button></p>`;
  return {
    title: words.heading,
    description: words.description,
    body: (top) => html`${mendingBand(texts, { top, heading: 'h1', link: ask })}
      <section class="band" aria-labelledby="how-title">
        <h2 id="how-title">${words.how}</h2>
        ${steps(words.steps)}
      </section>`,
  };
}

/** What it shows depends on who is there, so a script fills it. */
export function account({ account: words }: Texts): Page {
  return {
    title: words.heading,
    description: words.description,
    body: () => html`<section class="band account" aria-labelledby="account-title">
        <h1 id="account-title">${words.heading}</h1>
        <p class="lede">${words.words}</p>
        <div class="counter">
          <p data-account="no-script">${words.noScript}</p>
          <p data-account="closed" hidden>${words.closed}</p>
          <form data-account="out" hidden>
            <label for="name">${words.name}</label>
            <input id="name" name="name" autocomplete="name" required maxlength="60" aria-describedby="name-hint">
            <p class="hint" id="name-hint">${words.hint}</p>
            <p class="fault" role="alert" data-account="failed" hidden>${words.failed}</p>
            <button class="button" type="submit">${words.signIn}</button>
          </form>
          <div data-account="in" hidden>
            <h2 tabindex="-1">${words.hello} <bdi data-account="name"></bdi></h2>
            <p>${words.known}</p>
            <h3>${words.orders}</h3>
            <dl class="tariff">
              ${words.order.map(([what, value]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`)}
            </dl>
            <p class="actions">
              <button class="button" type="button" data-messenger="open" data-messenger-message="${words.question}">${words.ask}</button>
              <button class="quiet" type="button" data-account="leave">${words.signOut}</button>
            </p>
          </div>
        </div>
      </section>`,
  };
}

export function heard({ heard: words, askUs }: Texts): Page {
  return {
    title: words.heading,
    description: words.description,
    body: () => html`<section class="band heard" aria-labelledby="heard-title">
        <h1 id="heard-title">${words.heading}</h1>
        <p class="lede">${words.words}</p>
        <p class="actions"><a class="button" href="#messenger">${askUs}</a></p>
        <div class="counter">
          <p data-heard="no-script">${words.noScript}</p>
          <h2>${words.state}</h2>
          <p><output class="state" data-heard="state" dir="ltr">…</output></p>
          <h2 id="list-title">${words.list}</h2>
          <p data-heard="none">${words.none}</p>
          <div role="log" aria-labelledby="list-title"><ol data-heard="list" reversed></ol></div>
        </div>
        <div>
          <h2>${words.all}</h2>
          <ul class="events">
            ${Object.keys(eventsHelp).map((event) => html`<li><code dir="ltr">${event}</code></li>`)}
          </ul>
        </div>
      </section>`,
  };
}

function card(texts: Texts, name: UmbrellaName, top: string): Html {
  const umbrella = texts.umbrellas[name];
  return html`<article aria-labelledby="${name}">
              <img src="${top}art/${name}.svg" width="480" height="460" alt="${umbrella.picture}" loading="lazy">
              <h3 id="${name}"><a href="./${name}">${umbrella.name}</a></h3>
              <p class="price">${umbrella.price}</p>
              <p>${umbrella.line}</p>
              ${facts(umbrella.facts)}
              <p class="choice">${umbrella.choice}</p>
            </article>`;
}

function facts(rows: Texts['mending']['tariff']): Html {
  return html`<dl class="facts">
                ${rows.map(([what, value]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`)}
              </dl>`;
}

function steps(rows: Texts['mending']['steps']): Html {
  return html`<ol class="steps">
            ${rows.map(([first, rest]) => html`<li><strong>${first}</strong> ${rest}</li>`)}
          </ol>`;
}

function measure({ size: words }: Texts): Html {
  return html`<section class="band measure" id="measure" aria-labelledby="measure-title">
        <div>
          <h2 id="measure-title">${words.heading}</h2>
          <p>${words.words}</p>
          ${steps(words.steps)}
        </div>
        ${table(words.caption, words.head, words.rows)}
      </section>`;
}

function mendingBand(
  { mending: words }: Texts,
  { top, heading, link }: { top: string; heading: 'h1' | 'h2'; link: Html },
): Html {
  const title =
    heading === 'h1'
      ? html`<h1 id="mending-title">${words.heading}</h1>`
      : html`<h2 id="mending-title">${words.heading}</h2>`;
  return html`<section class="mending" id="mending" aria-labelledby="mending-title">
        <img src="${top}art/inside-out.svg" width="560" height="560" alt="${words.picture}" loading="lazy">
        <div>
          ${title}
          <p>${words.words}</p>
          <dl class="tariff">
            ${words.tariff.map(([what, price]) => html`<div><dt>${what}</dt><dd>${price}</dd></div>`)}
          </dl>
          ${link}
        </div>
      </section>`;
}

function delivery({ delivery: words }: Texts): Html {
  return html`<section class="band" id="delivery" aria-labelledby="delivery-title">
        <div class="intro">
          <h2 id="delivery-title">${words.heading}</h2>
          <p>${words.words}</p>
        </div>
        <div class="delivery">
          ${table(words.caption, words.head, words.rows)}
          <div class="answers">
            ${words.answers.map(([question, answer], nth) => html`<details${nth === 0 ? html` open` : html``}><summary>${question}</summary><p>${answer}</p></details>`)}
          </div>
        </div>
      </section>`;
}

function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<table>
          <caption>${caption}</caption>
          <thead>
            <tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr>
          </thead>
          <tbody>
            ${rows.map(([first = '', ...others]) => html`<tr><th scope="row">${first}</th>${others.map((cell, _, all) => html`<td${all.length === 1 ? html` colspan="${head.length - 1}"` : html``}>${cell}</td>`)}</tr>`)}
          </tbody>
        </table>`;
}
