import { setImmediate } from 'node:timers/promises';
import { type DefaultTreeAdapterMap, Parser } from 'parse5';
import { parseUrl } from '../../http/parse-url.ts';
import { type Rewriter, rewriterOf, rewriters } from './rewriters.ts';

type Node = DefaultTreeAdapterMap['node'];
type Element = DefaultTreeAdapterMap['element'];

/** A script that a browser takes for one, or that somebody has kept it from taking for one, and whose address is a loader's. */
export interface TagInPage {
  /** Where the loader is to come from, made absolute by the page's address. */
  readonly src: string;
  /** By lower-case name. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Who has changed it. */
  readonly rewriter: Rewriter | undefined;
  /** Quotes of a text, as editors make them, stand around a value: to a browser they are a part of it. */
  readonly hasTextQuotes: boolean;
}

/** What a page's HTML says of the chat. */
export interface PageReading {
  readonly tags: readonly TagInPage[];
  /** The tag is there for people to read: an editor has taken it for a text. */
  readonly isText: boolean;
  /** Where a browser with scripts never looks: `comment`, `noscript`, `template`. */
  readonly hidden: 'comment' | 'noscript' | 'template' | undefined;
  /** The loader's own code stands in the page, without its address. */
  readonly isInlined: boolean;
  /** Files on the page into which an optimiser may have put the loader. */
  readonly joinedBy: readonly Rewriter[];
  /** Containers of Google Tag Manager, `GTM-…`: they may add the tag when the page runs. */
  readonly containers: readonly string[];
  /** Genesys's own snippet, which brings a Messenger of its own. */
  readonly hasGenesysSnippet: boolean;
  /** Of `<meta http-equiv>`. */
  readonly policies: readonly string[];
}

/**
 * Reads a page as a browser does that runs scripts, without running any. Never rejects, whatever the page holds. Other work
 * goes on meanwhile: a page can be made to take long.
 *
 * `ours`: whether an address is that of a loader which is known.
 */
export async function readPage(
  html: string,
  pageUrl: string,
  ours: (url: string) => boolean = () => false,
): Promise<PageReading> {
  const found = new Finds(pageUrl, ours);
  for (const { node, within } of nodesOf(await parse(html))) found.look(node, within);
  return found.reading();
}

/** As browsers take `src` for an address. */
const LOADER = /(^|\/)loader\.js$/i;
const WRITTEN_TAG = /<\s*script\b[^>]*\bloader\.js/i;
/** Loaders of others that many pages have. */
const OTHERS =
  /^https?:\/\/(www\.gstatic\.com|js\.sentry-cdn\.com|(\w+\.)*(hs-scripts|typekit|wistia)\.(com|net))\//i;
const TEXT_QUOTES = /["'‘-‟«»″′]|%E2%80%9[89CD]|&quot;/i;
/** What stays as it is in the loader, however it was made smaller. */
const LOADER_CODE = /\bcreateElement\(\s*["'`]messenger-tag["'`]\s*\)/;
const GENESYS_SNIPPET = /genesys-bootstrap\/genesys(\.min)?\.js/;
const CHARACTERS_AT_ONCE = 32 * 1024;

async function parse(html: string) {
  const parser = new Parser<DefaultTreeAdapterMap>({ scriptingEnabled: true });
  for (let at = 0; at < html.length; at += CHARACTERS_AT_ONCE) {
    parser.tokenizer.write(html.slice(at, at + CHARACTERS_AT_ONCE), false);
    await setImmediate();
  }
  parser.tokenizer.write('', true);
  return parser.document;
}

/** Without recursion: a page may be nested as deep as it likes. `within` are the names of what stands around. */
function* nodesOf(
  root: Node,
): Generator<{ node: Node; within: 'noscript' | 'template' | 'script' | undefined }> {
  const stack: { node: Node; within: 'noscript' | 'template' | 'script' | undefined }[] = [
    { node: root, within: undefined },
  ];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    yield next;
    const { node } = next;
    const around =
      'tagName' in node && /^(noscript|template|script|style)$/.test(node.tagName)
        ? node.tagName === 'style'
          ? 'script'
          : (node.tagName as 'noscript' | 'template' | 'script')
        : next.within;
    const children = [
      ...('childNodes' in node ? node.childNodes : []),
      ...('content' in node ? [node.content] : []),
    ];
    for (const child of children.reverse()) stack.push({ node: child, within: around });
  }
}

/** Collects what matters. */
class Finds {
  readonly #tags: TagInPage[] = [];
  readonly #joinedBy = new Set<Rewriter>();
  readonly #containers = new Set<string>();
  readonly #policies: string[] = [];
  readonly #ours: (url: string) => boolean;
  #base: string;
  #hidden: PageReading['hidden'];
  #isText = false;
  #isInlined = false;
  #hasGenesysSnippet = false;

  constructor(pageUrl: string, ours: (url: string) => boolean) {
    this.#base = pageUrl;
    this.#ours = ours;
  }

  look(node: Node, within: 'noscript' | 'template' | 'script' | undefined): void {
    if ('data' in node && WRITTEN_TAG.test(node.data)) this.#hidden ??= 'comment';
    if ('value' in node) this.#lookAtText(node.value, within);
    if (!('tagName' in node)) return;
    const attributes = attributesOf(node);
    if (node.tagName === 'base' && attributes.href !== undefined)
      this.#base = absolute(attributes.href, this.#base);
    if (node.tagName === 'meta' && /^content-security-policy$/i.test(attributes['http-equiv'] ?? '')) {
      this.#policies.push(attributes.content ?? '');
    }
    if (node.tagName === 'script') this.#lookAtScript(attributes, within);
  }

  reading(): PageReading {
    // One that is known is surely ours; a file of that name elsewhere may be anybody's.
    const known = this.#tags.filter(({ src }) => this.#ours(src));
    return {
      tags: known.length > 0 ? known : this.#tags,
      isText: this.#isText,
      hidden: this.#hidden,
      isInlined: this.#isInlined,
      joinedBy: [...this.#joinedBy],
      containers: [...this.#containers],
      hasGenesysSnippet: this.#hasGenesysSnippet,
      policies: this.#policies,
    };
  }

  #lookAtText(text: string, within: 'noscript' | 'template' | 'script' | undefined): void {
    if (within === 'script') {
      if (LOADER_CODE.test(text)) this.#isInlined = true;
      if (GENESYS_SNIPPET.test(text)) this.#hasGenesysSnippet = true;
      if (text.includes('googletagmanager.com/gtm.js')) this.#addContainers(text);
    } else if (WRITTEN_TAG.test(text)) {
      if (within === undefined) this.#isText = true;
      else this.#hidden ??= within;
    }
  }

  #lookAtScript(
    attributes: Record<string, string>,
    within: 'noscript' | 'template' | 'script' | undefined,
  ): void {
    const written = addressIn(attributes);
    if (written === undefined) return;
    const src = absolute(written, this.#base);
    if (within === 'template' || within === 'noscript') {
      if (isLoader(src)) this.#hidden ??= within;
      return;
    }
    if (src.includes('googletagmanager.com/gt')) this.#addContainers(src);
    if (GENESYS_SNIPPET.test(src)) this.#hasGenesysSnippet = true;
    const joined = rewriters.find(({ marks }) => marks.src?.test(src));
    if (joined !== undefined) this.#joinedBy.add(joined);
    if (!isLoader(src) && !this.#ours(src)) return;
    this.#tags.push({
      src,
      attributes,
      rewriter: rewriterOf(attributes),
      hasTextQuotes: TEXT_QUOTES.test(written),
    });
  }

  #addContainers(text: string): void {
    for (const [id] of text.matchAll(/\bGTM-[A-Z0-9]{4,12}\b/g)) this.#containers.add(id);
  }
}

/** The path of an address ends in `loader.js`; quotes of a text may stand behind it. */
function isLoader(src: string): boolean {
  const [address = ''] = src.split(/[?#]/, 1);
  return LOADER.test(address.replace(/(%E2%80%9[CD89]|[‘-‟"']|&quot;|%22)+$/i, '')) && !OTHERS.test(address);
}

/** Who switches a script off puts its address elsewhere: `data-src`, `data-rocket-src`, `data-cmplz-src`, … */
function addressIn(attributes: Readonly<Record<string, string>>): string | undefined {
  const names = ['src', ...Object.keys(attributes).filter((name) => /^data-.*src/.test(name))];
  return names.map((name) => attributes[name]).find((value) => value);
}

function attributesOf(element: Element): Record<string, string> {
  // Without a prototype: a page may have an attribute of any name.
  const attributes: Record<string, string> = Object.create(null);
  for (const { name, value } of element.attrs) attributes[name] = value;
  return attributes;
}

function absolute(written: string, base: string): string {
  return parseUrl(written.trim(), base)?.href ?? written;
}
