import { agentAt } from '../../server/playwright/agent.ts';
import { examplesAt } from '../../server/sandbox/agent/examples.ts';
import { test as base, expect, messenger } from './fixtures.ts';

export const examples = examplesAt(new Date('2027-02-28T12:00:00Z'));

/** The agent of the test's sandbox, and a page with the window open, or without a window. */
export const test = base.extend<{
  agent: ReturnType<typeof agentAt>;
  open: () => Promise<void>;
  headlessPage: () => Promise<void>;
}>({
  timezoneId: 'UTC',
  locale: 'en-GB',
  agent: ({ sandbox }, use) => use(agentAt(`${sandbox.url}/agent`)),
  open: ({ snippet, page, control }, use) =>
    use(async () => {
      await control({ languages: ['en-gb', 'de-de'], defaultLanguage: 'en-gb' });
      await snippet.visit({
        html: '<!doctype html><html lang="en-GB"><head><title>Shop</title></head><body><main><h1>Shop</h1></main></body></html>',
      });
      await snippet.command('Messenger.open');
      await expect(messenger(page).getByText('Online')).toBeVisible();
    }),
  headlessPage: ({ snippet }, use) =>
    use(async () => {
      await snippet.visit({ config: { headlessMode: { enabled: true } } });
      await snippet.command('MessagingService.startConversation');
      await snippet.event('MessagingService.started');
    }),
});

/** A button response on the wire. */
export const answered = (type: string, text: unknown, payload: string, more: object = {}) => ({
  contentType: 'ButtonResponse',
  buttonResponse: { type, text, payload, ...more },
});
/** A time that the date picker of the examples offers. */
export const monday = '2027-03-01T09:30:00.000Z';

interface Snippet {
  events(): Promise<{ name: string; envelope: { data: Record<string, unknown> } }[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test looks at messages of every shape.
type Message = Record<string, any>;

/** What `messagesReceived` has told of, if it is like that. */
export async function received(snippet: Snippet, like: Message): Promise<Message[]> {
  const events = await snippet.events();
  return events
    .filter(({ name }) => name === 'MessagingService.messagesReceived')
    .flatMap(({ envelope }) => envelope.data.messages as Message[])
    .filter((message) => Object.entries(like).every(([name, value]) => message[name] === value));
}

/** The id of the last message of an agent's, once it has arrived. */
export async function idOfQuestion(snippet: Snippet): Promise<string> {
  const asked = () => received(snippet, { direction: 'Outbound', originatingEntity: 'Human' });
  await expect.poll(async () => (await asked()).length).toBeGreaterThan(0);
  return String((await asked()).at(-1)?.id);
}

/** The names of the events since a message with that text was received. */
export async function namesSince(snippet: Snippet, text: string): Promise<string[]> {
  const events = await snippet.events();
  const isIt = ({ envelope }: (typeof events)[number]) =>
    ((envelope.data.messages ?? []) as Message[]).some((message) => message.text === text);
  return events.slice(events.findIndex(isIt)).map(({ name }) => name);
}
