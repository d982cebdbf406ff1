import { expect, test } from 'vitest';
import {
  type AnyFrame,
  event,
  guestWith,
  ofBot,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';
import { fromAgent, fromBot, inbound, type UndatedMessage } from '../web-messaging/structured-message.ts';
import { recordScenario } from './record.ts';
import { parts } from './scenario.testing.ts';
import { scenarioSchema } from './schema.ts';

const at = <Message extends UndatedMessage>(message: Message) => ({
  ...message,
  channel: { ...message.channel, time: '2030-01-01T00:00:00.000Z' },
});

test('what was said becomes steps, and what the visitor wrote becomes notes', () => {
  const { carousel, quickReply, attachment } = parts;
  const scenario = recordScenario('Robin', [
    at(inbound({ type: 'Event', events: [{ eventType: 'Presence', presence: { type: 'Join' } }] })),
    at(fromBot('Robin', { type: 'Text', text: 'Hello.' })),
    at(inbound({ type: 'Text', text: 'Hi' })),
    at(inbound({ type: 'Text', content: [attachment] })),
    at(fromAgent('Maya', { type: 'Structured', text: 'Which?', content: [quickReply] })),
    at(fromAgent('Maya', { type: 'Structured', content: [carousel, attachment] })),
    at(fromAgent('Maya', { type: 'Text', content: [attachment] })),
    at(
      fromAgent('Maya', {
        type: 'Event',
        events: [{ eventType: 'Presence', presence: { type: 'Disconnect' } }],
      }),
    ),
  ]);
  expect(scenarioSchema.parse(scenario)).toEqual({
    name: 'Maya',
    note: 'Recorded at the agent’s desk.',
    start: [
      'Hello.',
      { wait: 'visitor', note: 'Hi' },
      { wait: 'visitor', note: 'A file.' },
      { say: 'Which?', content: [quickReply] },
      { content: [carousel] },
      { disconnect: true },
    ],
  });
});

test('a conversation that a person had at the desk is had again by the bot', async () => {
  const sandbox = await sandboxForTest();
  await setControl(sandbox, { botDelayMs: 0 });
  const [played, id] = await conversation(sandbox, 'first', async (desk) => {
    await desk({ action: 'take', agent: 'Maya' });
    await desk({ action: 'say', text: 'Maya here. What colour?', quickReplies: ['Red', 'Blue'] });
    await desk({ action: 'say', text: 'There is no hurry.' });
    await desk({ action: 'disconnect' });
  });

  const file = await fetch(`${sandbox.url}/agent/conversations/${id}/scenario`);
  expect(file.headers.get('content-disposition')).toContain('scenario.json');
  await setControl(sandbox, { scenario: (await file.json()) as object });
  const [again] = await conversation(sandbox, 'second', async () => {});
  expect(again).toEqual(played);
  expect(again).toHaveLength(4);
});

test('of a conversation that is not there, there is no scenario', async () => {
  const sandbox = await sandboxForTest();
  expect((await fetch(`${sandbox.url}/agent/conversations/nobody/scenario`)).status).toBe(404);
});

/** Joins, writes when it is greeted, and answers what was said to it until the end, with the id the desk knows it by. */
async function conversation(
  sandbox: Sandbox,
  token: string,
  play: (desk: (action: object) => Promise<void>) => Promise<void>,
): Promise<[said: object[], id: string]> {
  const guest = await guestWith(sandbox, token);
  const [{ id }] = (await (await fetch(`${sandbox.url}/agent/conversations`)).json()) as [{ id: string }];
  guest.send(event(token, 'Presence', 'Join'));
  const said = [inShort((await guest.next(ofBot)).body)];
  guest.send(text(token, 'A question'));
  // Robin's answer to it.
  said.push(inShort((await guest.next(ofBot)).body));
  await play(async (action) => {
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(action) };
    expect((await fetch(`${sandbox.url}/agent/conversations/${id}`, request)).status).toBe(204);
  });
  for (;;) {
    const { body } = await guest.next(isSpoken);
    if (body.type === 'Event') return [said, id];
    said.push(inShort(body));
  }
}

/** A message to the visitor, or the end; no typing. */
const isSpoken = ({ body }: AnyFrame) =>
  body.direction === 'Outbound' && (body.type !== 'Event' || body.events[0].eventType === 'Presence');

const inShort = ({ text: words, content }: { text?: string; content?: unknown }) => ({ words, content });
