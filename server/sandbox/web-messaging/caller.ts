import type { Organisation } from '../organisation.ts';
import { type RateLimit, rateLimits } from './rate-limit.ts';
import type { Connection, Session } from './session.ts';

/** Who asks: the connection, and the session it has configured. */
export interface Caller {
  readonly organisation: Organisation;
  readonly connection: Connection;
  /** Where the caller reaches presigned addresses: scheme, host and port. */
  readonly uploadAddress: string;
  readonly requestRate: RateLimit;
  readonly healthCheckRate: RateLimit;
  session?: Session | undefined;
}

export function newCaller(organisation: Organisation, connection: Connection, uploadAddress: string): Caller {
  const requestRate = rateLimits.requests(organisation.now);
  const healthCheckRate = rateLimits.healthChecks(organisation.now);
  return { organisation, connection, uploadAddress, requestRate, healthCheckRate };
}
