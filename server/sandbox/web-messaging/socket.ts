import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { clockFrame } from '../clock-frame.ts';
import { originAllowed } from '../domains.ts';
import { faultFor, latency } from '../faults.ts';
import { addressFor } from '../hosts.ts';
import { describeRequest, pathOf, recordFrames } from '../journal.ts';
import type { Organisation } from '../organisation.ts';
import type { Organisations } from '../organisations.ts';
import { answerWithoutUpgrade, asksForWebSocket } from '../other-upgrades.ts';
import { refusals } from './answers.ts';
import { newCaller } from './caller.ts';
import { answerFrame } from './requests.ts';
import type { Connection } from './session.ts';

/** More than any documented request needs; a longer frame closes its own connection with 1009. The number is ours. */
const MAX_FRAME_BYTES = 128 * 1024;

/**
 * The Guest API: WebSocket `/v1?deploymentId=…`. A deployment that is unknown or inactive, or an Origin outside its
 * domains, is refused on the upgrade with HTTP 403 (genesys.md 4.5, CONFIRMED).
 */
export function acceptSockets(server: Pick<Server, 'on' | 'emit'>, organisations: Organisations): void {
  const webSockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  server.on('upgrade', async (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // An unheard 'error' of a client that goes away would end the process.
    socket.on('error', () => socket.destroy());
    if (!asksForWebSocket(request)) return answerWithoutUpgrade(server, request, socket, head);
    const organisation = organisations.of(request);
    const refuse = (status: number) => {
      organisation.record({ ...describeRequest(request), status });
      socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    };

    const fault = faultFor(organisation.settings.faults, request);
    if (fault) await latency(fault);
    if (fault?.hang || fault?.reset || fault?.garbage)
      organisation.record({ ...describeRequest(request), status: 0 });
    if (fault?.hang) return;
    if (fault?.reset) return void socket.destroy();
    if (fault?.garbage) return void socket.end('garbage\r\n\r\n');
    if (fault?.status) return refuse(fault.status);
    if (pathOf(request) !== '/v1') return refuse(404);
    if (!mayConnect(request, organisation)) return refuse(403);
    // How a connection too many is refused is not documented.
    if (organisation.settings.rateLimits === 'on' && organisation.connectionRate.take() > 0)
      return refuse(429);

    organisation.record({ ...describeRequest(request), status: 101 });
    webSockets.handleUpgrade(request, socket, head, (webSocket) => serve(webSocket, request, organisation));
  });
}

const queryOf = ({ url }: IncomingMessage) => new URL(url ?? '/', 'http://sandbox').searchParams;

function mayConnect(request: IncomingMessage, { deploymentId, settings }: Organisation): boolean {
  return (
    queryOf(request).get('deploymentId') === deploymentId &&
    settings.deploymentStatus === 'Active' &&
    originAllowed(request.headers, settings)
  );
}

function serve(webSocket: WebSocket, request: IncomingMessage, organisation: Organisation): void {
  const frames = recordFrames(organisation, request);
  const connection: Connection = {
    send: (frame) => {
      frames.fromGenesys(frame);
      webSocket.send(JSON.stringify(frame));
    },
    close: () => webSocket.close(1000),
    cut: () => webSocket.terminate(),
    readsClock: queryOf(request).get('application') === clockFrame.application,
  };
  const protocol = 'encrypted' in request.socket ? 'https' : 'http';
  const uploadAddress = addressFor({ protocol, host: request.headers.host ?? '' }, 'api');
  const caller = newCaller(organisation, connection, uploadAddress);
  organisation.connections.add(connection);
  organisation.tellTime(connection);
  webSocket.on('message', (data, isBinary) => {
    frames.fromPage(isBinary ? undefined : data.toString());
    if (isBinary) connection.send(refusals.badRequest());
    else answerFrame(caller, data.toString());
  });
  // What is wrong with a frame closes its own connection only; ws has sent the close code already.
  webSocket.on('error', () => webSocket.terminate());
  webSocket.on('close', (code) => {
    frames.closed(code);
    organisation.connections.delete(connection);
    caller.session?.detach(connection);
  });
}
