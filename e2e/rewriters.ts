import type { Companion, Site } from './fixtures.ts';

/*
 * What others make of a tag on its way into a page, each as its own code does it. Their sources stand in
 * `server/doctor/page/rewriters.ts`. What they do besides (jQuery, preloads, old browsers) is left out.
 */

/** The tag that a site's owner has pasted. */
export interface Pasted {
  readonly companion: Pick<Companion, 'url'>;
  readonly site: Site;
  /** Options and customer attributes. */
  readonly attributes: string;
}

/** A page's head and the end of its body, with the tag in one of them as it has become. */
export interface Rewritten {
  readonly head?: string;
  readonly end?: string;
}

export const plain = ({ companion, attributes }: Pasted): string =>
  `<script async src="${companion.url}/loader.js" ${attributes}></script>`;

/** Delay JavaScript execution: the same element gets its `src` when somebody moves; clicks are kept and given back. */
export function wpRocket({ companion, attributes }: Pasted): Rewritten {
  const code = () => {
    const wakers = ['keydown', 'mousedown', 'mousemove', 'touchmove', 'touchstart', 'touchend', 'wheel'];
    const clicks: MouseEvent[] = [];
    const keep = (event: Event) => {
      clicks.push(event as MouseEvent);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const press = (event: Event) => (event.target as Element).addEventListener('click', keep, { once: true });
    const renamed = new Map<EventTarget, string[]>();
    let isDone = false;
    const rename = (target: EventTarget, ...names: string[]) => {
      renamed.set(target, names);
      const original = target.addEventListener;
      target.addEventListener = (type: string, ...rest: [never, never]) =>
        original.call(target, !isDone && names.includes(type) ? `rocket-${type}` : type, ...rest);
    };
    const load = (script: HTMLScriptElement) =>
      new Promise<void>((done) => {
        const end = (status: string) => () => {
          script.setAttribute('data-rocket-status', status);
          done();
        };
        script.removeAttribute('type');
        script.addEventListener('load', end('executed'));
        script.addEventListener('error', end('failed'));
        script.src = script.getAttribute('data-rocket-src') as string;
        script.removeAttribute('data-rocket-src');
      });
    const wake = async () => {
      for (const name of wakers) removeEventListener(name, wake);
      rename(document, 'DOMContentLoaded', 'readystatechange');
      rename(window, 'DOMContentLoaded', 'load', 'pageshow');
      const scripts = document.querySelectorAll<HTMLScriptElement>('script[type$="rocketlazyloadscript"]');
      for (const script of scripts) await load(script);
      document.dispatchEvent(new Event('rocket-DOMContentLoaded'));
      window.dispatchEvent(new Event('rocket-DOMContentLoaded'));
      window.dispatchEvent(new Event('rocket-load'));
      isDone = true;
      for (const name of ['touchstart', 'mousedown']) removeEventListener(name, press);
      for (const { target } of clicks)
        target?.dispatchEvent(new MouseEvent('click', { view: window, bubbles: true, cancelable: true }));
    };
    for (const name of wakers) addEventListener(name, wake, { passive: true });
    for (const name of ['touchstart', 'mousedown']) addEventListener(name, press);
  };
  return {
    head: `${own(code)}<script type="text/rocketlazyloadscript" async data-rocket-src="${companion.url}/loader.js" ${attributes}></script>`,
  };
}

/** Its script runs all others when the page has loaded, in copies, and plays the page's youth to them. */
export function rocketLoader(pasted: Pasted): Rewritten {
  const code = () => {
    const nonce = '2fd4c13ad70fcdd4edfb3a00-';
    let state: DocumentReadyState = 'loading';
    let isPlaying = false;
    Object.defineProperty(document, 'readyState', { get: () => state, configurable: true });
    const original = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const held = this instanceof Window ? ['load'] : ['DOMContentLoaded', 'readystatechange'];
      const isHeld = (this instanceof Window || this instanceof Document) && held.includes(type);
      const proxy = (event: Event) => {
        if (isPlaying || !isHeld) (listener as EventListener).call(this, event);
      };
      original.call(this, type, typeof listener === 'function' && isHeld ? proxy : listener, options);
    };
    const play = (target: EventTarget, name: string) => target.dispatchEvent(new Event(name));
    original.call(window, 'load', async () => {
      if (isPlaying) return;
      for (const waiting of document.querySelectorAll<HTMLScriptElement>(`script[type^="${nonce}"]`)) {
        const copy = document.createElement('script');
        copy.async = waiting.hasAttribute('async');
        for (const { name, value } of waiting.attributes) copy.setAttribute(name, value);
        copy.type = waiting.type.slice(nonce.length);
        const place = document.createComment(waiting.outerHTML);
        waiting.replaceWith(place);
        place.before(copy);
        if (copy.src && !copy.async) await new Promise((done) => original.call(copy, 'load', done));
        place.remove();
      }
      isPlaying = true;
      state = 'interactive';
      play(document, 'readystatechange');
      play(document, 'DOMContentLoaded');
      state = 'complete';
      play(document, 'readystatechange');
      play(window, 'load');
      Object.assign(window, { __cfRLUnblockHandlers: true });
    });
  };
  const tag = plain(pasted).replace('<script', '<script type="2fd4c13ad70fcdd4edfb3a00-text/javascript"');
  return { head: tag, end: own(code) };
}

/** Load JS Deferred: "Delayed". A copy takes the place of the tag when somebody moves; clicks are not kept. */
export function liteSpeed({ companion, attributes }: Pasted): Rewritten {
  const code = () => {
    const wakers = ['mouseover', 'click', 'keydown', 'wheel', 'touchmove', 'touchstart'];
    const load = (waiting: HTMLScriptElement) =>
      new Promise((done) => {
        const copy = document.createElement('script');
        copy.addEventListener('load', done);
        copy.addEventListener('error', done);
        for (const { name, value } of waiting.attributes)
          if (name !== 'type') copy.setAttribute(name === 'data-src' ? 'src' : name, value);
        copy.type = 'text/javascript';
        waiting.after(copy);
        waiting.remove();
      });
    const wake = async () => {
      for (const name of wakers) removeEventListener(name, wake);
      for (const each of document.querySelectorAll<HTMLScriptElement>('script[type="litespeed/javascript"]'))
        await load(each);
      for (const target of [document, window]) target.dispatchEvent(new Event('DOMContentLiteSpeedLoaded'));
    };
    Object.assign(window, { litespeed_load_delayed_js_force: wake });
    for (const name of wakers) addEventListener(name, wake, { passive: true });
  };
  return {
    head: `<script type="litespeed/javascript" data-src="${companion.url}/loader.js" ${attributes}></script>`,
    end: own(code),
  };
}

/** Flying Scripts, and the first Perfmatters: the same element, when somebody moves. */
export function flyingScripts({ companion, attributes }: Pasted): Rewritten {
  const code = () => {
    const wakers = ['keydown', 'mousemove', 'wheel', 'touchmove', 'touchstart', 'touchend'];
    const wake = () => {
      for (const name of wakers) removeEventListener(name, wake);
      for (const each of document.querySelectorAll<HTMLScriptElement>('script[data-type="lazy"]'))
        each.src = each.dataset.src as string;
    };
    for (const name of wakers) addEventListener(name, wake, { passive: true });
  };
  return {
    head: `<script data-type="lazy" data-src="${companion.url}/loader.js" ${attributes}></script>`,
    end: own(code),
  };
}

/** Its attributes are gone, and so is its address: all scripts of the page stand in one file of the site's. */
export async function joined({ companion, site }: Pasted): Promise<Rewritten> {
  const loader = await codeOf(companion);
  const address = site.put('/wp-content/cache/autoptimize/js/autoptimize_0c8a5d.js', {
    html: `try{window.themeIsHere=true;}catch(e){}\ntry{${loader}}catch(e){}\ntry{window.shopIsHere=true;}catch(e){}`,
    headers: { 'content-type': 'text/javascript' },
  });
  return { head: `<script defer src="${address}"></script>` };
}

/** A bundle: our code is a module's, and no script in the page is its tag. */
export async function bundled({ companion, site }: Pasted): Promise<Rewritten> {
  const html = `${await codeOf(companion)}\nexport {};`;
  const address = site.put('/assets/index-4f1c9e.js', {
    html,
    headers: { 'content-type': 'text/javascript' },
  });
  return { head: `<script type="module" src="${address}"></script>` };
}

/** The file's text in the place of its address; the other attributes stay, as mod_pagespeed's inline_javascript leaves them. */
export async function inlined({ companion, attributes }: Pasted): Promise<Rewritten> {
  return { end: `<script ${attributes}>${await codeOf(companion)}</script>` };
}

/** A copy on the site's own CDN, under a name that says nothing, without what lies beside the original. */
export async function copied({ companion, site, attributes }: Pasted): Promise<Rewritten> {
  const headers = { 'content-type': 'text/javascript' };
  const address = site.put('/cdn/4f1c9e.js', { html: await codeOf(companion), headers });
  return { head: `<script async src="${address}" ${attributes}></script>` };
}

/** As an old tag manager does. */
export function written(pasted: Pasted): Rewritten {
  const text = JSON.stringify(plain(pasted)).replaceAll('</', '<\\/');
  return { head: `<script>document.write(${text})</script>` };
}

/** A custom HTML tag of Google Tag Manager: made anew when the page has loaded, without what it does not know. */
export function tagManager({ companion, attributes }: Pasted): Rewritten {
  const options = [...attributes.matchAll(/data-([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [
    name,
    value,
  ]);
  const query = new URLSearchParams(options as [string, string][]);
  const html = JSON.stringify(`<script async src="${companion.url}/loader.js?${query}"></script>`);
  return {
    head: `<script>addEventListener('load', () => {
      const holder = document.createElement('div');
      holder.innerHTML = ${html.replaceAll('</', '<\\/')};
      for (const found of holder.querySelectorAll('script')) {
        const made = document.createElement('script');
        made.async = true;
        made.src = found.src;
        document.body.append(made);
      }
    })</script>`,
  };
}

/** A consent tool: the type that no browser runs, until the visitor agrees; then a copy. */
export function consentTool(pasted: Pasted): Rewritten {
  const code = () => {
    const agree = document.createElement('button');
    agree.textContent = 'Accept all';
    agree.onclick = () => {
      agree.remove();
      for (const waiting of document.querySelectorAll<HTMLScriptElement>('script[type="text/plain"]')) {
        const copy = document.createElement('script');
        for (const { name, value } of waiting.attributes) if (name !== 'type') copy.setAttribute(name, value);
        waiting.replaceWith(copy);
      }
    };
    document.body.append(agree);
  };
  return {
    head: plain(pasted).replace('<script', '<script type="text/plain" data-category="functional"'),
    end: own(code),
  };
}

/** What throws in Partytown's worker, as our code does, runs in the page: a copy with an address and nothing else. */
export function partytown(pasted: Pasted): Rewritten {
  const code = () => {
    const waiting = document.querySelector<HTMLScriptElement>('script[type="text/partytown"]');
    if (!waiting) return;
    waiting.type += '-x';
    const copy = document.createElement('script');
    copy.type = 'text/javascript';
    copy.src = waiting.src;
    document.body.appendChild(copy);
  };
  return { head: plain(pasted).replace('<script', '<script type="text/partytown"'), end: own(code) };
}

/** What the companion sends: an optimiser on the site's server asks for it as a browser would. */
async function codeOf({ url }: Pick<Companion, 'url'>): Promise<string> {
  return (await fetch(`${url}/loader.js`)).text();
}

/** The rewriter's own script, which stands in the page as text. */
function own(code: () => void): string {
  return `<script>(${code})()</script>`;
}
