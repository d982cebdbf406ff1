import { decodeJwt } from 'jose/jwt/decode';
import type { Asked } from '../mutated-requests.testing.ts';
import type { RealSession } from './real-values.testing.ts';

/** Whether the page with this origin has asked. A server leaves out the blanks around a value. */
export function comesFrom(asked: Asked, origin: string): boolean {
  return valuesOf(asked, 'origin').includes(origin);
}

/** Whether this page may have this session again. Letters of `resume` that base64url leaves out of account may be others. */
export function mayResume(asked: Asked, { origin, resume, customerId }: RealSession): boolean {
  if (!comesFrom(asked, origin)) return false;
  try {
    const sent = JSON.parse(asked.body.toString('utf8'));
    const customer = sent.userToken === undefined ? undefined : decodeJwt(sent.userToken).sub;
    return bytesOf(sent.resume).equals(bytesOf(resume)) && customer === customerId;
  } catch {
    return false;
  }
}

/**
 * Whether the operator has asked: by the token or, where there is none, from this machine, by its own name and not by way of
 * a proxy (SECURITY.md).
 */
export function mayOperate(asked: Asked, metricsToken: string | undefined): boolean {
  if (metricsToken !== undefined) return valuesOf(asked, 'authorization').includes(`Bearer ${metricsToken}`);
  const namesThisMachine = valuesOf(asked, 'host').every((host) => OWN_NAMES.test(host));
  const byProxy = PROXY_FIELDS.some((name) => valuesOf(asked, name).length > 0);
  return HERE.has(asked.address) && namesThisMachine && !byProxy;
}

/** Of the addresses that the fuzz has. */
const HERE = new Set(['127.0.0.1', '::1']);
const OWN_NAMES = /^(localhost|127\.[\d.]+|\[::1\])(:\d+)?$/i;
const PROXY_FIELDS = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via', 'cf-connecting-ip'];

function valuesOf({ fields }: Asked, wanted: string): string[] {
  return fields.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value.trim());
}

function bytesOf(box: string): Buffer {
  return Buffer.from(box.slice(box.indexOf('.') + 1), 'base64url');
}
