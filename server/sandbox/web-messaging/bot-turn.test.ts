import { describe, expect, it } from 'vitest';
import type { DeskConversation } from '../agent/desk-conversation.ts';
import {
  type AnyFrame,
  event,
  type GuestClient,
  guestWith,
  ofBot,
  sandboxForTest,
  setControl,
  text,
} from '../sandbox.testing.ts';
import type { Sandbox } from '../sandbox.ts';
import type { Scenario } from '../scenario/scenario.ts';

const token = 'visitor';

/** A visitor of a sandbox whose bot plays this. */
async function visitorOf(scenario: Scenario) {
  const sandbox = await sandboxForTest({ scenario });
  await setControl(sandbox, { botDelayMs: 0 });
  const guest = await guestWith(sandbox, token);
  return { sandbox, guest, hears: hearing(guest), says: (words: string) => guest.send(text(token, words)) };
}

/** The next thing the bot or a person says: its text. */
const hearing = (guest: GuestClient) => async () => (await guest.next(ofBot)).body.text;

const ofPresence = ({ body }: AnyFrame) =>
  body.direction === 'Outbound' && body.events?.[0].eventType === 'Presence';

async function shownAtDesk(sandbox: Sandbox): Promise<DeskConversation> {
  const [newest] = (await (await fetch(`${sandbox.url}/agent/conversations`)).json()) as [DeskConversation];
  return newest;
}

async function desk(sandbox: Sandbox, body: object): Promise<number> {
  const { id } = await shownAtDesk(sandbox);
  const headers = { 'content-type': 'application/json' };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await fetch(`${sandbox.url}/agent/conversations/${id}`, request)).status;
}

describe('the bot', () => {
  it('reads after its question what the visitor wrote before it', async () => {
    const { hears, says } = await visitorOf({
      name: 'Orders',
      start: [
        'Hello.',
        { ask: 'Which order?', answers: [{ when: '####', reply: 'Order {match}.' }] },
        'That is all.',
      ],
    });
    says('1234');
    expect([await hears(), await hears(), await hears(), await hears()]).toEqual([
      'Hello.',
      'Which order?',
      'Order 1234.',
      'That is all.',
    ]);
  });

  it('is named as the scenario says, and offers what it says', async () => {
    const { guest } = await visitorOf({
      name: 'Ada',
      start: [{ say: 'Red or blue?', quickReplies: ['Red', 'Blue'] }],
    });
    guest.send(event(token, 'Presence', 'Join'));
    const { body } = await guest.next(ofBot);
    expect(body.channel.from.nickname).toBe('Ada');
    expect(body.content).toMatchObject([
      { contentType: 'QuickReply', quickReply: { text: 'Red', payload: 'Red' } },
      { contentType: 'QuickReply', quickReply: { text: 'Blue', payload: 'Blue' } },
    ]);
  });

  it('takes what was picked for the words, where there are none', async () => {
    const { guest, hears } = await visitorOf({ name: 'Dates', otherwise: 'On {words}.' });
    const picked = { type: 'DatePicker', text: '', payload: '2030-03-01T09:00:00Z' };
    const content = [{ contentType: 'ButtonResponse', buttonResponse: picked }];
    guest.send({ action: 'onMessage', token, message: { type: 'Structured', content } });
    expect(await hears()).toBe('On 2030-03-01T09:00:00Z.');
  });

  it('waits by the sandbox’s clock, so that no test has to', async () => {
    const { sandbox, guest, hears } = await visitorOf({
      name: 'Slow',
      start: [{ type: 60_000 }, { wait: 3_600_000 }, 'Sorry for the delay.'],
    });
    guest.send(event(token, 'Presence', 'Join'));
    expect((await guest.next(({ body }) => body.direction === 'Outbound')).body.events).toMatchObject([
      { eventType: 'Typing' },
    ]);
    await setControl(sandbox, { advance: { minutes: 1 } });
    await setControl(sandbox, { advance: { hours: 1 } });
    expect(await hears()).toBe('Sorry for the delay.');
  });

  it('ends the conversation for good', async () => {
    const { guest, says } = await visitorOf({
      name: 'Short',
      start: ['Bye.', { disconnect: true }, 'Never.'],
    });
    guest.send(event(token, 'Presence', 'Join'));
    expect((await guest.next(ofPresence)).body).toMatchObject({
      events: [{ presence: { type: 'Disconnect' } }],
      metadata: { readOnly: 'true' },
    });
    says('Wait!');
    expect((await guest.next()).code).toBe(409);
  });

  it('begins anew where the visitor may go on after the end', async () => {
    const { sandbox, guest, hears, says } = await visitorOf({
      name: 'Short',
      start: [{ ask: 'Yes?' }, { disconnect: true }],
    });
    await setControl(sandbox, { conversationDisconnect: 'Send' });
    says('One');
    expect(await hears()).toBe('Yes?');
    await guest.next(ofPresence);
    says('Two');
    expect(await hears()).toBe('Yes?');
  });

  it('is silent once it has handed over, until a person gives the conversation back', async () => {
    const { sandbox, hears, says } = await visitorOf({
      name: 'Reception',
      start: [{ ask: 'What is it about?' }, 'A person will come.', { handOver: true }, 'Never.'],
      answers: [{ when: 'hello', reply: 'I am back.' }],
    });
    says('A complaint');
    expect([await hears(), await hears()]).toEqual(['What is it about?', 'A person will come.']);
    says('hello?');
    expect(await shownAtDesk(sandbox)).toMatchObject({ agent: null, handedOver: true });
    expect(await desk(sandbox, { action: 'take', agent: 'Maya' })).toBe(204);
    expect(await shownAtDesk(sandbox)).toMatchObject({ agent: 'Maya', handedOver: false });
    await desk(sandbox, { action: 'say', text: 'This is Maya.' });
    expect(await hears()).toBe('This is Maya.');
    await desk(sandbox, { action: 'release' });
    says('hello again');
    expect(await hears()).toBe('I am back.');
  });

  it('breaks off what it was saying when a person takes the conversation', async () => {
    const { sandbox, guest, hears, says } = await visitorOf({
      name: 'Talker',
      start: ['One.', { wait: 3_600_000 }, 'Two.'],
      otherwise: 'You said {words}.',
    });
    guest.send(event(token, 'Presence', 'Join'));
    expect(await hears()).toBe('One.');
    await desk(sandbox, { action: 'take', agent: 'Maya' });
    await setControl(sandbox, { advance: { hours: 1 } });
    await desk(sandbox, { action: 'release' });
    says('hi');
    expect(await hears()).toBe('You said hi.');
  });
});

describe('POST /sandbox/control with a scenario', () => {
  it('counts for conversations that begin from then on', async () => {
    const { sandbox, hears, says } = await visitorOf({ name: 'First', otherwise: 'First.' });
    says('hi');
    expect(await hears()).toBe('First.');
    await setControl(sandbox, { scenario: { name: 'Second', otherwise: 'Second.' } });
    says('hi');
    expect(await hears()).toBe('First.');
    const later = await guestWith(sandbox, 'another');
    later.send(text('another', 'hi'));
    expect((await later.next(ofBot)).body).toMatchObject({
      text: 'Second.',
      channel: { from: { nickname: 'Second' } },
    });
  });

  it('is one organisation’s alone; the others have what the sandbox was started with', async () => {
    const sandbox = await sandboxForTest({ scenario: { name: 'Of all' } });
    const own = await sandbox.createOrganisation({ scenario: { name: 'Own' } });
    const other = await sandbox.createOrganisation();
    expect((await own.received()).settings.scenario.name).toBe('Own');
    expect((await other.received()).settings.scenario.name).toBe('Of all');
  });

  it('refuses one that cannot be played, and says which step', async () => {
    const sandbox = await sandboxForTest();
    const answer = await setControl(sandbox, { scenario: { name: 'Bot', start: ['Hello', { sya: 'Hi' }] } });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as { message: string }).message).toContain('at scenario.start[1]');
  });
});
