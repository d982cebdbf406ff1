let made = 0;

/** A frame that carries a message, as the Guest API sends it: each with an id and a time of its own. */
export function messageFrame(body: object, frame: object = {}) {
  made += 1;
  const time = new Date(Date.UTC(2026, 10, 24, 10) + made).toISOString();
  const own = { id: made.toString(16).padStart(32, '0'), direction: 'Outbound', metadata: {} };
  return {
    type: 'message',
    class: 'StructuredMessage',
    code: 200,
    ...frame,
    body: { ...own, channel: { time, type: 'Private' }, ...body },
  };
}

export const textFrame = (text: string, more: object = {}) => messageFrame({ type: 'Text', text, ...more });

export const eventFrame = (event: object, more: object = {}) =>
  messageFrame({ type: 'Event', events: [event], ...more });

export const presenceFrame = (type: string, more: object = {}) =>
  eventFrame({ eventType: 'Presence', presence: { type } }, more);

/** The other side leaves, and the conversation can only be read from then on. */
export const readOnlyDisconnect = () => presenceFrame('Disconnect', { metadata: { readOnly: 'true' } });
