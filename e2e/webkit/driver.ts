import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { expect } from '@playwright/test';
import { freePort } from '../system.ts';

/** What WebDriver hands out for an element of the page, to be handed back to it. */
export type ElementReference = Record<string, string>;

/** A window of WebKit, driven by W3C WebDriver: Playwright cannot drive WebKitGTK. */
export interface WebKit {
  goTo(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Runs an expression in the page, or in the frame switched to; promises are waited for. */
  evaluate<T>(expression: string): Promise<T>;
  /** A click as by hand on the element that the expression gives, once it is there. */
  click(expression: string): Promise<void>;
  /** Into the frame that the expression gives, once it is there; `null`: back to the page. */
  switchTo(expression: string | null): Promise<void>;
  close(): Promise<void>;
}

/** Starts a display, the driver on it, and one browser with nothing in its storage. */
export async function startWebKit(): Promise<WebKit> {
  const running: ChildProcess[] = [];
  try {
    const display = await startDisplay(running);
    const session = await startSession(running, display);
    return windowOf(session, () => stopAll(running));
  } catch (error) {
    await stopAll(running);
    throw error;
  }
}

async function startDisplay(running: ChildProcess[]): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '1280x800x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  running.push(server);
  await once(server, 'spawn');
  const [number] = await once(server.stdio[3] as Readable, 'data');
  return `:${String(number).trim()}`;
}

type Send = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

async function startSession(running: ChildProcess[], display: string): Promise<Send> {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11' };
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env });
  running.push(driver);
  await once(driver, 'spawn');
  const send: Send = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(`WebKit ${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
  await expect.poll(() => send('GET', '/status').catch(() => undefined)).toMatchObject({ ready: true });
  const { sessionId } = (await send('POST', '/session', { capabilities: {} })) as { sessionId: string };
  return (method, path, body) => send(method, `/session/${sessionId}${path}`, body);
}

function windowOf(send: Send, stop: () => Promise<void>): WebKit {
  const evaluate = async <T>(expression: string) =>
    (await send('POST', '/execute/sync', { script: `return (${expression})`, args: [] })) as T;
  const element = async (expression: string) => {
    let found: ElementReference | null = null;
    const look = async () => {
      found = await evaluate<ElementReference | null>(expression);
      return found;
    };
    await expect.poll(look, `WebKit finds ${expression}`).toBeTruthy();
    return found as unknown as ElementReference;
  };
  return {
    evaluate,
    goTo: async (url) => void (await send('POST', '/url', { url })),
    reload: async () => void (await send('POST', '/refresh')),
    async click(expression) {
      const [id] = Object.values(await element(expression));
      await send('POST', `/element/${id}/click`);
    },
    async switchTo(expression) {
      await send('POST', '/frame', { id: expression === null ? null : await element(expression) });
    },
    async close() {
      await send('DELETE', '').catch(() => {});
      await stop();
    },
  };
}

async function stopAll(running: ChildProcess[]): Promise<void> {
  for (const child of running.reverse()) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) continue;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  }
}
