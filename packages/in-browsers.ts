/** What the loader's parts are built with, and so both packages. */
export const IN_LOADER = ['altcha-lib', 'fastest-levenshtein'];

/** What the components for sites are used with: the site’s own, and in no package of ours. */
export const OF_SITES = ['react', 'vue'];

/** What the sandbox’s Messenger, the agent’s desk and the inspector are built with. */
export const IN_SANDBOX = ['preact'];
