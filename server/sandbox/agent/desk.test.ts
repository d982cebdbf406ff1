import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guestWith, ofBot, sandboxForTest, setControl, text } from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';
import type { DeskConversation } from './desk-conversation.ts';

describe('the agent’s desk', () => {
  it('shows every conversation with its attributes, newest first, and never the visitor’s token', async () => {
    const sandbox = await sandboxForTest();
    const first = await guestWith(sandbox, 'first-secret');
    first.send(
      text('first-secret', 'Hello?', { channel: { metadata: { customAttributes: { plan: 'gold' } } } }),
    );
    await first.next(({ body }) => body.text === 'Hello?');
    await guestWith(sandbox, 'second-secret');

    const shown = await conversations(sandbox);
    expect(shown).toMatchObject([
      { state: 'open', online: true, agent: null, messages: [] },
      { customAttributes: { plan: 'gold' }, messages: [{ from: 'guest', text: 'Hello?' }] },
    ]);
    expect(JSON.stringify(shown)).not.toContain('secret');
  });

  it('lets the bot answer until a person takes the conversation, and again once they let it go', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { botDelayMs: 0 });
    const guest = await guestWith(sandbox, 'guest');
    guest.send(text('guest', 'Do you deliver?'));
    await guest.next(({ body }) => /Delivery takes/.test(body.text));

    await act(sandbox, { action: 'take', agent: 'Maya' });
    guest.send(text('guest', 'Do you really deliver?'));
    await guest.next(({ body }) => body.text === 'Do you really deliver?');
    await act(sandbox, { action: 'say', text: 'We do.' });
    const answer = await guest.next(({ body }) => body.direction === 'Outbound');
    expect(answer.body).toMatchObject({
      text: 'We do.',
      originatingEntity: 'Human',
      channel: { from: { nickname: 'Maya' } },
    });

    await act(sandbox, { action: 'release' });
    guest.send(text('guest', 'And returns?'));
    expect((await guest.next(ofBot)).body.text).toContain('60 days');
  });

  it('shows the visitor typing and quick replies, and a disconnect that leaves the session read-only', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, 'guest');
    await act(sandbox, { action: 'take', agent: 'Maya' });
    await act(sandbox, { action: 'typing' });
    expect((await guest.next()).body.events).toEqual([
      { eventType: 'Typing', typing: { type: 'On', duration: 5000 } },
    ]);

    await act(sandbox, { action: 'say', text: 'Which colour?', quickReplies: ['Red', 'Blue'] });
    expect((await guest.next()).body).toMatchObject({
      type: 'Structured',
      text: 'Which colour?',
      content: [{ contentType: 'QuickReply', quickReply: { text: 'Red' } }, { quickReply: { text: 'Blue' } }],
    });

    await act(sandbox, { action: 'disconnect' });
    expect((await guest.next()).body).toMatchObject({
      events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }],
      metadata: { readOnly: 'true' },
    });
    guest.send(text('guest', 'Wait!'));
    expect((await guest.next()).code).toBe(409);
    expect(await act(sandbox, { action: 'say', text: 'Too late' })).toBe(409);
    expect((await conversations(sandbox))[0]?.state).toBe('ended');
  });

  it('[4.6/outbound-text] sends a text of 4000 characters, and not one more', async () => {
    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, 'guest');
    await act(sandbox, { action: 'take', agent: 'Maya' });
    expect(await act(sandbox, { action: 'say', text: 'x'.repeat(4001) })).toBe(400);
    expect(await act(sandbox, { action: 'say', text: 'x'.repeat(4000) })).toBe(204);
    expect((await guest.next(({ body }) => body.direction === 'Outbound')).body.text).toHaveLength(4000);
  });

  it('refuses what it does not understand, what was not taken, and what is not there', async () => {
    const sandbox = await sandboxForTest();
    await guestWith(sandbox, 'guest');
    expect(await act(sandbox, { action: 'say', text: 'Hello' })).toBe(409);
    expect(await act(sandbox, { action: 'take', agent: 'Maya' })).toBe(204);
    expect(await act(sandbox, { action: 'say', text: ' ' })).toBe(400);
    expect(await act(sandbox, { action: 'dance' })).toBe(400);
    expect(await post(`${sandbox.url}/agent/conversations/nobody`, { action: 'release' })).toBe(404);
  });

  it('has a page, with or without a slash at the end of its address', async () => {
    const sandbox = await sandboxForTest();
    for (const address of ['/agent', '/agent/', '/agent/?lang=en']) {
      const response = await fetch(sandbox.url + address);
      expect(response.url).toBe(`${sandbox.url}/agent`);
      expect(await response.text()).toContain('src="agent/desk.min.js"');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    }
  });

  it('streams what has changed, and who is typing, to everybody who looks', async () => {
    const sandbox = await sandboxForTest();
    await setControl(sandbox, { botDelayMs: 0 });
    const nextUntil = await follow(sandbox);
    await nextUntil('"conversations":[]');
    const guest = await guestWith(sandbox, 'the-secret');
    await nextUntil('"state":"open","online":true');
    const typing = { type: 'Event', events: [{ eventType: 'Typing', typing: { type: 'On' } }] };
    guest.send({ action: 'onMessage', token: 'the-secret', message: typing });
    await nextUntil('"typing":');
    guest.send(text('the-secret', 'Hello?'));
    await nextUntil('"text":"Hello?"');
    await setControl(sandbox, { closeSockets: true });
    await nextUntil('"online":false');
    await act(sandbox, { action: 'take', agent: 'Maya' });
    expect(await nextUntil('"agent":"Maya"')).not.toContain('the-secret');
    await setControl(sandbox, { reset: true });
    await nextUntil('"conversations":[]');
  });

  it('has the guest’s context checked where it was told to', async () => {
    const asked: string[] = [];
    const server = createServer(async (request, response) => {
      const { context } = JSON.parse((await request.toArray()).join(''));
      asked.push(`${request.method} ${context}`);
      if (context === 'broken') response.writeHead(500).end('no JSON');
      else if (context === 'genuine') response.end('{"sub":"guest-1"}');
      else response.writeHead(401).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const verifyContextUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/verify`;

    const sandbox = await sandboxForTest();
    const guest = await guestWith(sandbox, 'guest');
    const bring = async (context: string) => {
      const channel = { metadata: { customAttributes: { context } } };
      guest.send(text('guest', context, { channel }));
      await guest.next(({ body }) => body.text === context);
    };
    expect(await contextCheck(sandbox)).toEqual({ verdict: 'absent' });
    await bring('genuine');
    expect(await contextCheck(sandbox)).toEqual({ verdict: 'unchecked' });

    await setControl(sandbox, { verifyContextUrl });
    expect(await contextCheck(sandbox)).toEqual({ verdict: 'genuine', claims: { sub: 'guest-1' } });
    await bring('forged');
    expect(await contextCheck(sandbox)).toEqual({ verdict: 'forged' });
    await bring('broken');
    expect(await contextCheck(sandbox)).toEqual({ verdict: 'unreachable' });
    expect(asked).toEqual(['POST genuine', 'POST forged', 'POST broken']);
  });
});

/** Reads the desk's stream: each call waits for an event with these words, and answers all there was until then. */
async function follow(sandbox: Sandbox): Promise<(words: string) => Promise<string>> {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const { body } = await fetch(`${sandbox.url}/agent/events`, { signal: stop.signal });
  const events = body?.pipeThrough(new TextDecoderStream()).getReader();
  return async (words) => {
    let seen = '';
    while (!seen.includes(words)) {
      const event = await events?.read();
      if (!event || event.done) throw new Error(`The stream ended before ${words}`);
      seen += event.value;
    }
    return seen;
  };
}

async function conversations(sandbox: Sandbox): Promise<DeskConversation[]> {
  return (await (await fetch(`${sandbox.url}/agent/conversations`)).json()) as DeskConversation[];
}

/** Acts on the newest conversation; the status. */
async function act(sandbox: Sandbox, body: object): Promise<number> {
  const [newest] = await conversations(sandbox);
  return post(`${sandbox.url}/agent/conversations/${newest?.id}`, body);
}

async function post(url: string, body: object): Promise<number> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

async function contextCheck(sandbox: Sandbox): Promise<unknown> {
  const [newest] = await conversations(sandbox);
  return (await fetch(`${sandbox.url}/agent/conversations/${newest?.id}/context`)).json();
}
