import { useEffect, useState } from 'preact/hooks';
import type { ContextCheck, DeskConversation, DeskEvent } from '../../agent/desk-conversation.ts';

/** What a person does to a conversation (the sandbox's `POST /agent/conversations/{id}`). */
export type DeskAction =
  | { action: 'take'; agent: string }
  | { action: 'release' | 'typing' | 'disconnect' }
  | ({ action: 'say' } & Reply);

export interface Reply {
  text?: string;
  quickReplies?: string[];
  /** In Genesys's shape; the sandbox says what is wrong with it. */
  content?: readonly unknown[];
}

export type Outcome = 'done' | 'refused';
export type Act = (conversation: DeskConversation, action: DeskAction) => Promise<Outcome>;

/** A file that was handed to the sandbox, as a message carries it. */
export interface ContentPart {
  readonly attachment: { readonly id: string; readonly filename: string };
}
export type Upload = (conversation: DeskConversation, file: File) => Promise<ContentPart | undefined>;

/** For how long a typing event counts, in ms: clients send one every 5 s at most (genesys.md 4.6, CONFIRMED). */
const TYPING_SHOWN_MS = 6000;

/** The desk as the sandbox tells it, live. */
export function useDesk(address: URL) {
  const [conversations, setConversations] = useState<readonly DeskConversation[]>([]);
  const [connection, setConnection] = useState<'connecting' | 'live' | 'lost'>('connecting');
  const [typing, setTyping] = useState<ReadonlyMap<string, number>>(new Map());
  const [problem, setProblem] = useState('');

  useEffect(() => {
    let known: readonly DeskConversation[] = [];
    const timers = new Map<string, number>();
    const keepTyping = (keep: (id: string, said: number) => boolean) =>
      setTyping((before) => new Map([...before].filter(([id, said]) => keep(id, said))));
    const events = new EventSource(new URL('events', address));
    events.onopen = () => setConnection('live');
    // EventSource tries again by itself.
    events.onerror = () => setConnection('lost');
    events.onmessage = ({ data }) => {
      const event: DeskEvent = JSON.parse(data);
      if ('conversations' in event) {
        known = event.conversations;
        setConversations(known);
        // Who has said it has stopped typing.
        keepTyping((id, said) => saidByGuest(known, id) === said);
        return;
      }
      const { typing: id } = event;
      setTyping((before) => new Map(before).set(id, saidByGuest(known, id)));
      clearTimeout(timers.get(id));
      const stop = () => keepTyping((each) => each !== id);
      timers.set(id, setTimeout(stop, TYPING_SHOWN_MS));
    };
    return () => {
      events.close();
      for (const timer of timers.values()) clearTimeout(timer);
    };
  }, [address]);

  /** The sandbox's answer; when it refuses, or does not answer, the problem is shown and there is none. */
  async function post(path: string, body: BodyInit, type: string): Promise<Response | undefined> {
    const headers = { 'content-type': type || 'application/octet-stream' };
    const response = await fetch(new URL(`conversations/${path}`, address), {
      method: 'POST',
      headers,
      body,
    }).catch(() => undefined);
    if (response?.ok) setProblem('');
    else setProblem(response ? (await response.json()).message : 'The sandbox does not answer.');
    return response?.ok ? response : undefined;
  }

  const act: Act = async ({ id }, action) =>
    (await post(id, JSON.stringify(action), 'application/json')) ? 'done' : 'refused';
  const upload: Upload = async ({ id }, file) =>
    (await post(`${id}/files?name=${encodeURIComponent(file.name)}`, file, file.type))?.json();

  return { conversations, connection, typing, problem, setProblem, act, upload };
}

/** How many messages; -1 once the conversation has ended. */
function saidByGuest(conversations: readonly DeskConversation[], id: string): number {
  const conversation = conversations.find((each) => each.id === id && each.state === 'open');
  return conversation?.messages.filter(({ from }) => from === 'guest').length ?? -1;
}

/** Whether the guest's `context` is genuine; asked again when another one comes. Nothing while it is being asked. */
export function useContextCheck(address: URL, { id, customAttributes: { context } }: DeskConversation) {
  const [check, setCheck] = useState<ContextCheck>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another context is another question.
  useEffect(() => {
    let isCurrent = true;
    setCheck(undefined);
    fetch(new URL(`conversations/${id}/context`, address))
      .then((response) => response.json())
      .catch(() => ({ verdict: 'unreachable' }))
      .then((answer: ContextCheck) => isCurrent && setCheck(answer));
    return () => {
      isCurrent = false;
    };
  }, [address, id, context]);
  return check;
}
