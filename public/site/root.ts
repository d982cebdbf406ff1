const here = import.meta.url;

/**
 * The companion's own address, with a slash at its end: for what a script asks or links to, `new URL('api/doctor', root)`. A
 * page cannot write `/api/doctor`, since the companion may be mounted below any path.
 */
export const root = new URL('..', here);
