import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** How many requests may wait, on all connections together. Some 2 kB each. */
const MAX_WAITING = 10_000;

/**
 * Begins a request only when the answer before it, on the same connection, has been taken by the client's side.
 *
 * A client may send requests without waiting for answers. Browsers do not; who does, and never reads, would have the
 * process make answers until its memory is full. So the requests behind the first wait, and their connection is not read
 * on. Node has parsed by then all that it read at once, up to 64 KiB or 2 000 requests: where too many wait, a connection
 * that brings more is closed.
 */
export function oneByOne(begin: RequestListener): RequestListener {
  const waiting = new Map<Socket, number>();
  let allWaiting = 0;

  const count = (socket: Socket, change: number) => {
    const now = (waiting.get(socket) ?? 0) + change;
    allWaiting += change;
    if (now > 0) waiting.set(socket, now);
    else waiting.delete(socket);
    return now;
  };
  /** Node reads on after each answer. */
  function pauseAgain(this: Socket) {
    if (waiting.has(this)) this.pause();
  }
  function forget(this: Socket) {
    count(this, -(waiting.get(this) ?? 0));
  }

  const goOn = (req: IncomingMessage, res: ServerResponse) => {
    const { socket } = req;
    if (socket.destroyed) return;
    if (count(socket, -1) === 0) socket.off('resume', pauseAgain).off('close', forget).resume();
    begin(req, res);
  };

  const wait = (req: IncomingMessage, res: ServerResponse) => {
    const { socket } = req;
    if (socket.destroyed) return;
    if (allWaiting >= MAX_WAITING) {
      socket.destroy();
      return;
    }
    if (count(socket, 1) === 1) socket.pause().on('resume', pauseAgain).once('close', forget);
    // Node's way to say that it is this one's turn. One in each turn of the event loop: others have requests too.
    res.once('socket', () => setImmediate(goOn, req, res));
  };

  return (req, res) => {
    // A response gets its connection when the one before it has left.
    if (res.socket === null) wait(req, res);
    else begin(req, res);
  };
}
