/**
 * What is known of a program that rewrites the scripts of a page, so that a tag can be told from what became of it. Data alone:
 * the loader, the doctor and the docs go by it.
 */
export interface Rewriter {
  /** As its makers write it. */
  readonly name: string;
  /** What gives it away, any of these. */
  readonly marks: {
    /** In the `type` of the script. */
    readonly type?: RegExp;
    /** The name of an attribute of the script. */
    readonly attribute?: RegExp;
    /** A value of the attribute `class`. */
    readonly class?: RegExp;
    /** In the address of a script. */
    readonly src?: RegExp;
    /** A name in `window`: all that is left of it where the tag has run and shows no other mark. */
    readonly global?: string;
  };
  /**
   * What becomes of the tag: `late`, it runs when somebody touches the page; `joined`, it is a part of another file;
   * `consent`, it runs when the visitor has agreed; `elsewhere`, it runs where it cannot draw anything.
   */
  readonly effect: 'late' | 'joined' | 'consent' | 'elsewhere';
  /** One sentence: what happened. */
  readonly happens: string;
  /** One sentence: what to set, and where. */
  readonly exclusion: string;
  /** What keeps it away from the tag, as it stands there before `src`; left out where nothing does. */
  readonly keptAwayBy?: string;
}

/**
 * THE table of rewriters. Beside each: where its marks are from. A mark is only looked for on a script that is ours, or, for
 * those that join files, on any script of a page that has no tag.
 */
export const rewriters: readonly Rewriter[] = [
  {
    // Its Delay JavaScript turns `src` into `data-rocket-src`; `nowprocket` in an exclusion or attribute keeps it away (wp-media/wp-rocket, inc/Engine/Optimization/DelayJS/HTML.php).
    name: 'WP Rocket',
    marks: {
      type: /^(text\/)?rocketlazyloadscript$/i,
      attribute: /^data-rocket-(src|type|status)$/i,
      src: /\/cache\/min\/\d+\/[\da-f]{32}\.js/i,
    },
    effect: 'late',
    happens: 'WP Rocket delays the tag until the visitor touches the page.',
    exclusion:
      'In WordPress, under WP Rocket, File Optimization, Delay JavaScript execution, write loader.js among Excluded JavaScript Files, and clear the cache.',
    keptAwayBy: 'nowprocket',
  },
  {
    // `type="<hash>-text/javascript"` and `data-cf-settings`; `data-cfasync="false"` before `src` keeps it away (developers.cloudflare.com/speed/optimization/content/rocket-loader/ignore-javascripts).
    name: 'Cloudflare Rocket Loader',
    marks: {
      type: /^[\da-f]{16,}-(text\/javascript|application\/javascript|module)$/i,
      attribute: /^data-cf-(settings|modified-.*)$/i,
      global: '__cfRLUnblockHandlers',
    },
    effect: 'late',
    happens: 'Cloudflare Rocket Loader runs the tag itself, after the page.',
    exclusion:
      'Write data-cfasync="false" into the tag, before src; or switch Rocket Loader off for this page by a Configuration Rule.',
    keptAwayBy: 'data-cfasync="false"',
  },
  {
    // `type="litespeed/javascript"` with `data-src` for Delayed, `data-optimized` for a joined file; `data-no-defer` and `data-no-optimize` keep it away (litespeedtech/lscache_wp, src/optimize.cls.php).
    name: 'LiteSpeed Cache',
    marks: {
      type: /^litespeed\/javascript$/i,
      src: /\/litespeed\/js\/[\da-f]+\.js/i,
      global: 'litespeed_load_delayed_js_force',
    },
    effect: 'late',
    happens:
      'LiteSpeed Cache delays the tag until the visitor touches the page, or joins it with other scripts.',
    exclusion:
      'In WordPress, under LiteSpeed Cache, Page Optimization, Tuning, write loader.js into JS Excludes and JS Deferred / Delayed Excludes, and purge the cache.',
    keptAwayBy: 'data-no-optimize="1" data-no-defer="1"',
  },
  {
    // `/cache/autoptimize/js/autoptimize_<hash>.js`; `data-noptimize` keeps it away (futtta/autoptimize, classes/autoptimizeScripts.php).
    name: 'Autoptimize',
    marks: { src: /\/autoptimize\/js\/autoptimize_(single_)?[\da-z]+\.js/i },
    effect: 'joined',
    happens: 'Autoptimize joins the tag with other scripts into one file, and its attributes are lost.',
    exclusion:
      'In WordPress, under Settings, Autoptimize, JavaScript Options, write loader.js into Exclude scripts, and empty the cache.',
    keptAwayBy: 'data-noptimize="1"',
  },
  {
    // `/uploads/siteground-optimizer-assets/siteground-optimizer-combined-js-<hash>.js` (sg-cachepress, core/Combinator/Js_Combinator.php).
    name: 'SiteGround Speed Optimizer',
    marks: { src: /\/siteground-optimizer-(assets\/siteground-optimizer-)?combined-js-[\da-f]+\.js/i },
    effect: 'joined',
    happens:
      'SiteGround Speed Optimizer joins the tag with other scripts into one file, and its attributes are lost.',
    exclusion:
      'In WordPress, under Speed Optimizer, Frontend, JavaScript, exclude loader.js from combining and from deferring, and purge the cache.',
  },
  {
    // `/cache/minify/<hash>.js` (BoldGrid W3 Total Cache, Minify_AutoJs.php).
    name: 'W3 Total Cache',
    marks: { src: /\/cache\/minify\/[\w/.-]+\.js/i },
    effect: 'joined',
    happens: 'W3 Total Cache joins the tag with other scripts into one file, and its attributes are lost.',
    exclusion:
      'In WordPress, under Performance, Minify, Advanced, write loader.js into Never minify the following JS files, and empty the caches.',
  },
  {
    // `type="pmdelayedscript"` with `data-perfmatters-type` (perfmatters.io/docs/delay-javascript).
    name: 'Perfmatters',
    marks: { type: /^pmdelayedscript$/i, attribute: /^data-(pmdelayedscript|perfmatters-type)$/i },
    effect: 'late',
    happens: 'Perfmatters delays the tag until the visitor touches the page.',
    exclusion:
      'In WordPress, under Perfmatters, Assets, JavaScript, write loader.js into Excluded from Delay, and clear the cache.',
  },
  {
    // `type="javascript/blocked"`, `data-wpmeteor-…`; `data-wpmeteor-nooptimize="true"` keeps it away (aguidrevitch/wp-meteor, its rewriting of the page).
    name: 'WP Meteor',
    marks: { type: /^javascript\/blocked$/i, attribute: /^data-wpmeteor-(?!nooptimize$)/i },
    effect: 'late',
    happens: 'WP Meteor delays the tag until the visitor touches the page.',
    exclusion: 'Write data-wpmeteor-nooptimize="true" into the tag.',
    keptAwayBy: 'data-wpmeteor-nooptimize="true"',
  },
  {
    // `type="wphb-delay-type"` (hummingbird-performance, its Delay JS; seen in rewritten pages).
    name: 'Hummingbird',
    marks: { type: /^wphb-delay-type$/i },
    effect: 'late',
    happens: 'Hummingbird delays the tag until the visitor touches the page.',
    exclusion:
      'In WordPress, under Hummingbird, Delay JavaScript Execution, write loader.js among the exclusions.',
  },
  {
    // `data-type="lazy"` with `data-src` (flying-scripts, html-rewrite.php); it rewrites only what its keywords name.
    name: 'Flying Scripts',
    marks: { attribute: /^data-type$/i },
    effect: 'late',
    happens: 'Flying Scripts delays the tag until the visitor touches the page.',
    exclusion:
      'In WordPress, under Flying Scripts, take the keyword that names the tag out of Include Keywords.',
  },
  {
    // `type="nitropack/inlinescript"`; `nitro-exclude` keeps it away (seen in rewritten pages and in tags of others).
    name: 'NitroPack',
    marks: { type: /^nitropack\//i },
    effect: 'late',
    happens: 'NitroPack delays the tag until the visitor touches the page.',
    exclusion: 'Write nitro-exclude into the tag, and purge the cache.',
    keptAwayBy: 'nitro-exclude',
  },
  {
    // `type="text/psajs"` and `data-pagespeed-orig-type` (apache/incubator-pagespeed-mod, js_disable_filter.cc).
    name: 'mod_pagespeed',
    marks: { type: /^text\/(priority)?psajs$/i, attribute: /^data-pagespeed-orig-/i },
    effect: 'late',
    happens: 'The server’s mod_pagespeed runs the tag after the page.',
    exclusion: 'Write data-pagespeed-no-defer into the tag.',
    keptAwayBy: 'data-pagespeed-no-defer',
  },
  {
    // `/cache/wpo-minify/<time>/assets/wpo-minify-footer-<hash>.min.js` (seen in rewritten pages).
    name: 'WP-Optimize',
    marks: { src: /\/wpo-minify\/.+\.js/i },
    effect: 'joined',
    happens: 'WP-Optimize joins the tag with other scripts into one file, and its attributes are lost.',
    exclusion:
      'In WordPress, under WP-Optimize, Minify, JavaScript, write loader.js into Exclude JavaScript from processing, and purge the cache.',
  },
  {
    // `/_jb_static/??…` (Automattic/jetpack, plugins/boost, Concatenate JS); `data-jetpack-boost="ignore"` keeps it away.
    name: 'Jetpack Boost',
    marks: { src: /\/_jb_static\//i },
    effect: 'joined',
    happens: 'Jetpack Boost joins the tag with other scripts into one file, and its attributes are lost.',
    exclusion: 'Write data-jetpack-boost="ignore" into the tag.',
    keptAwayBy: 'data-jetpack-boost="ignore"',
  },
  {
    // `type="text/partytown"`: a worker runs it (QwikDev/partytown, docs/src/routes/partytown-scripts); what throws there, it runs in the page (0.14.4, partytown-ww-sw.js).
    name: 'Partytown',
    marks: { type: /^text\/partytown(-x)?$/i },
    effect: 'elsewhere',
    happens:
      'Partytown runs the tag in a worker, where it cannot draw, and then in the page again, without its attributes.',
    exclusion:
      'Take type="text/partytown" off the tag: the chat needs the page itself, and waits until it is idle by itself.',
  },
  {
    // Manual markup: `type="text/plain"` and `data-cookieconsent` (support.cookiebot.com, Manual Markup Guide).
    name: 'Cookiebot',
    marks: { attribute: /^data-cookieconsent$/i },
    effect: 'consent',
    happens: 'Cookiebot holds the tag back until the visitor agrees to its category.',
    exclusion:
      'Leave it so, if your lawyers want it so. Else take type="text/plain" and data-cookieconsent off the tag, or write data-cookieconsent="ignore", and let the chat ask by data-consent="required", "tcf" or "gcm".',
    keptAwayBy: 'data-cookieconsent="ignore"',
  },
  {
    // `class="optanon-category-C0002"` with `type="text/plain"` (OneTrust, Client-Side Cookie Management); `data-ot-ignore` keeps it away.
    name: 'OneTrust',
    marks: { attribute: /^data-optanon-category$/i, class: /^optanon-category-/i },
    effect: 'consent',
    happens: 'OneTrust holds the tag back until the visitor agrees to its category.',
    exclusion:
      'Leave it so, if your lawyers want it so. Else take type="text/plain" and the optanon class off the tag, and let the chat ask by data-consent="required", "tcf" or "gcm".',
    keptAwayBy: 'data-ot-ignore',
  },
  {
    // `type="text/plain"` with `data-category` and `data-cmplz-src` (Really-Simple-Plugins/complianz-gdpr, cookiebanner/js/complianz.js).
    name: 'Complianz',
    marks: { attribute: /^data-cmplz-/i, class: /^cmplz-(script|stats)$/i },
    effect: 'consent',
    happens: 'Complianz holds the tag back until the visitor agrees to its category.',
    exclusion:
      'Leave it so, if your lawyers want it so. Else add loader.js to Complianz’s whitelisted scripts, and let the chat ask by data-consent="required", "tcf" or "gcm".',
  },
  {
    // `type="text/plain"` with `data-borlabs-cookie-…` or `data-borlabs-script-blocker-…` (borlabs.io, Script Blocker).
    name: 'Borlabs Cookie',
    marks: { attribute: /^data-borlabs-(?!.*-ignore$)/i },
    effect: 'consent',
    happens: 'Borlabs Cookie holds the tag back until the visitor agrees to its service.',
    exclusion:
      'Leave it so, if your lawyers want it so. Else take the tag out of its script blocker, and let the chat ask by data-consent="required", "tcf" or "gcm".',
    keptAwayBy: 'data-borlabs-cookie-script-blocker-ignore',
  },
  {
    // `type="text/plain"` with `data-usercentrics` (docs.usercentrics.com, Direct implementation).
    name: 'Usercentrics',
    marks: { attribute: /^data-(usercentrics|uc-src)$/i },
    effect: 'consent',
    happens: 'Usercentrics holds the tag back until the visitor agrees to its service.',
    exclusion:
      'Leave it so, if your lawyers want it so. Else take type="text/plain" and data-usercentrics off the tag, and let the chat ask by data-consent="required", "tcf" or "gcm".',
    keptAwayBy: 'data-uc-allowed="true"',
  },
  {
    // `type="didomi/javascript"` (developers.didomi.io, Third-party tags).
    name: 'Didomi',
    marks: { type: /^didomi\/javascript$/i },
    effect: 'consent',
    happens: 'Didomi holds the tag back until the visitor agrees to its vendor.',
    exclusion:
      'Leave it so, if your lawyers want it so. Else take the type off the tag, and let the chat ask by data-consent="required", "tcf" or "gcm".',
  },
];

/** A consent tool that gives no other sign of itself: all of them switch a script off by this type. */
export const unnamedConsentTool: Rewriter = {
  name: 'a consent tool',
  marks: { type: /^text\/(plain|template)$/i },
  effect: 'consent',
  happens: 'A consent tool holds the tag back: its type is no script to a browser until the tool changes it.',
  exclusion:
    'Leave it so, if your lawyers want it so. Else take the type off the tag, and let the chat ask by data-consent="required", "tcf" or "gcm".',
};

/**
 * Who has rewritten a script with these attributes, if anybody in the table has; their names in small letters. What a consent
 * tool has put on a script that runs is no matter: the visitor has agreed, or nobody need.
 */
export function rewriterOf(attributes: Readonly<Record<string, string>>): Rewriter | undefined {
  const { type = '', src = '', class: classes = '' } = attributes;
  // Anybody may have an attribute of that name.
  const names = Object.keys(attributes).filter((name) => name !== 'data-type' || attributes[name] === 'lazy');
  const has = ({ marks }: Rewriter) =>
    marks.type?.test(type) ||
    marks.src?.test(src) ||
    classes.split(/\s+/).some((each) => marks.class?.test(each)) ||
    names.some((name) => marks.attribute?.test(name));
  const candidates = isSwitchedOff(attributes)
    ? [...rewriters, unnamedConsentTool]
    : rewriters.filter(({ effect }) => effect !== 'consent');
  return candidates.find(has);
}

/** Whether a browser does not take it for a script: by its type, or since its address stands elsewhere. */
export function isSwitchedOff({ type = '', src }: Readonly<Record<string, string>>): boolean {
  return (
    src === undefined || !/^\s*((text|application)\/(x-)?(java|ecma)script|module)?\s*(;.*)?$/i.test(type)
  );
}
