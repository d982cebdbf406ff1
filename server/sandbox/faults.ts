import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import { hostMeant } from './hosts.ts';
import { HANGS, pathOf } from './journal.ts';
import type { Organisation } from './organisation.ts';
import type { Fault } from './settings.ts';

/** Makes HTTP requests go wrong as the control resource was told. The socket does the same for its upgrades. */
export function injectFaults(organisation: Organisation): RequestHandler {
  return async (request, response, next) => {
    const fault = faultFor(organisation.settings.faults, request);
    if (!fault) return next();
    await latency(fault);
    if (fault.reset) return void request.socket.resetAndDestroy();
    if (fault.hang) return void response.emit(HANGS);
    if (response.destroyed) return;
    if (fault.garbage) return void response.type('json').send('{"garbage":');
    if (fault.status === undefined) return next();
    response.status(fault.status);
    if (typeof fault.body === 'string') response.type('text').send(fault.body);
    else if (fault.body === undefined) response.end();
    else response.json(fault.body);
  };
}

export function faultFor(faults: readonly Fault[], request: IncomingMessage): Fault | undefined {
  const path = pathOf(request);
  return faults.find(
    (fault) =>
      path.startsWith(fault.path) &&
      (fault.method === undefined || fault.method === request.method) &&
      (fault.host === undefined || fault.host === hostMeant(request.headers.host ?? '', path)),
  );
}

/** Does not keep the process alive. */
export async function latency(fault: Fault): Promise<void> {
  if (fault.latencyMs) await wait(fault.latencyMs, undefined, { ref: false });
}
