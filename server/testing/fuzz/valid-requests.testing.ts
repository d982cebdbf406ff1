import fc from 'fast-check';
import { mutatedTexts, strangeValues } from './bodies.testing.ts';
import type { Field } from './fields.testing.ts';
import { weighted } from './mutation.testing.ts';
import { claimsFor, HOST, type RealValues } from './real-values.testing.ts';

/** A request as it ought to be, but for the texts in it, some of which are no longer what the companion gave. */
export interface Valid {
  readonly method: string;
  readonly target: string;
  readonly fields: readonly Field[];
  /** The body; `undefined` where there is none. */
  readonly json?: object;
}

/** Everything that the companion is there for. */
export function validRequests(real: RealValues): fc.Arbitrary<Valid> {
  const origin = fc.constantFrom(...real.origins);
  const deploymentId = mutatedTexts(real.deploymentIds);
  const resume = mutatedTexts(real.sessions.map((session) => session.resume));
  const ended = mutatedTexts(real.ending.map((session) => session.resume));
  const context = mutatedTexts(real.sessions.map((session) => session.context));
  const proof = mutatedTexts(real.proofs);
  const userToken = weighted([3, mutatedTexts(real.userTokens)], [1, strangeUserTokens(real)]);
  const pages = fc.constantFrom(GUEST_TOKEN, END);
  const loader = fc.constantFrom('/loader.js', '/loader/manifest.json', ...real.loaderPaths);
  const nothing = fc.constantFrom('/', '/favicon.ico', '/nothing', '/api', '/metrics', '/loader/nothing.js');
  const operator: Field = ['Authorization', `Bearer ${real.metricsToken}`];
  const any = <T extends Record<string, fc.Arbitrary<unknown>>>(members: T) =>
    fc.record(members, { requiredKeys: [] });

  return weighted<Valid>(
    [400, fc.tuple(origin, any({ resume, proof, userToken, deploymentId })).map(asked(GUEST_TOKEN))],
    [60, fc.tuple(origin, any({ userToken, deploymentId })).map(asked(AUTH_CODE))],
    [80, fc.tuple(origin, any({ resume: ended, deploymentId })).map(asked(END))],
    [120, fc.record({ context, deploymentId }, { requiredKeys: ['context'] }).map(verified)],
    [60, fc.tuple(origin, pages).map(preflight)],
    [150, read(loader, ['If-None-Match', real.etag])],
    [100, read(loader)],
    [60, fc.tuple(origin, fc.option(deploymentId)).map(availability)],
    [60, read(fc.constantFrom('/healthz', '/readyz'))],
    [20, read(fc.constant('/metrics'), operator)],
    [20, read(nothing)],
    // It takes long.
    [1, read(fc.constant('/api/doctor'), operator)],
  );
}

const GUEST_TOKEN = '/api/guest-token';
const END = '/api/guest-token/end';
const AUTH_CODE = '/api/auth-code';

/** `close`: so that a connection is over when its request is. */
const ALWAYS: readonly Field[] = [
  ['Host', HOST],
  ['Connection', 'close'],
];
const TEXT: Field = ['Content-Type', 'text/plain'];

/** By a page. */
function asked(target: string) {
  return ([origin, json]: [string, object]): Valid => {
    const fields: readonly Field[] = [...ALWAYS, TEXT, ['Origin', origin], ['Sec-Fetch-Mode', 'cors']];
    return { method: 'POST', target, json, fields };
  };
}

/** By a page, which only reads. */
function availability([origin, deployment]: [string, string | null]): Valid {
  const query = deployment === null ? '' : `?${new URLSearchParams({ deployment })}`;
  const fields: readonly Field[] = [...ALWAYS, ['Origin', origin], ['Sec-Fetch-Mode', 'cors']];
  return { method: 'GET', target: `/api/availability${query}`, fields };
}

/** By Genesys. */
function verified(json: object): Valid {
  return { method: 'POST', target: '/api/verify-context', json, fields: [...ALWAYS, TEXT] };
}

function preflight([origin, target]: [string, string]): Valid {
  const fields: readonly Field[] = [
    ...ALWAYS,
    ['Origin', origin],
    ['Access-Control-Request-Method', 'POST'],
    ['Access-Control-Request-Headers', 'content-type'],
  ];
  return { method: 'OPTIONS', target, fields };
}

function read(targets: fc.Arbitrary<string>, ...more: readonly Field[]): fc.Arbitrary<Valid> {
  const methods = weighted([5, fc.constant('GET')], [1, fc.constant('HEAD')]);
  return fc
    .tuple(methods, targets)
    .map(([method, target]) => ({ method, target, fields: [...ALWAYS, ...more] }));
}

/** Signed by the site's own back end, which may say what nobody has foreseen. */
function strangeUserTokens({ deploymentIds, signUserToken }: RealValues): fc.Arbitrary<string> {
  const claims = Object.entries(claimsFor(deploymentIds[0] ?? ''));
  const header = { alg: 'HS256' };
  const names = fc.constantFrom('sub', 'aud', 'exp', 'nbf', 'iat', 'name', 'email', 'phone', '__proto__');
  const alg = fc.constantFrom('HS256', 'none', 'RS256', 'HS512', 'x');
  const headers = fc.record(
    { alg, crit: strangeValues, kid: strangeValues, b64: strangeValues },
    { requiredKeys: ['alg'] },
  );
  return fc.oneof(
    fc
      .tuple(names, strangeValues)
      .map(([name, value]) => signUserToken(header, Object.fromEntries([...claims, [name, value]]))),
    headers.map((other) => signUserToken(other, Object.fromEntries(claims))),
    strangeValues.map((other) => signUserToken(header, other)),
  );
}
