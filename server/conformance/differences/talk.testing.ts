import { at, body, type Case, echo, inJson } from './changes.testing.ts';

/** What shows in a conversation only. */
export const differencesOfTheTalk: readonly Case[] = [
  {
    name: 'a guest has no token',
    rows: ['1.1/guests'],
    difference: at('/api/v2/conversations/guests', (answer) => inJson(answer, ({ id }) => ({ id }))),
  },
  {
    name: 'the history is oldest first',
    rows: ['4.7/history'],
    difference: at('/api/v2/webmessaging/messages', (answer, method) =>
      method === 'GET'
        ? inJson(answer, (page) => ({ ...page, entities: page.entities.toReversed() }))
        : answer,
    ),
  },
  {
    name: 'a page of the history does not say how many there are',
    rows: ['11.1/history-entry'],
    difference: at('/api/v2/webmessaging/messages', (answer, method) =>
      method === 'GET' ? inJson(answer, ({ pageCount: _, ...page }) => page) : answer,
    ),
  },
  {
    name: 'answers do not repeat the tracingId',
    rows: ['4/envelope', '4.3/inbound-echo', '4.3/health-check'],
    difference: { frame: ({ tracingId: _, ...frame }) => frame },
  },
  {
    name: 'the end of a session is told in milliseconds',
    rows: ['4.3/SessionResponse'],
    difference: body('SessionResponse', ({ expirationDate, ...more }) => ({
      ...more,
      expirationDate: expirationDate * 1000,
    })),
  },
  {
    name: 'a visitor who asks too early reads other words',
    rows: ['4.4/4007'],
    difference: {
      frame: (frame) => (frame.code === 4007 ? { ...frame, body: 'There is no session.' } : frame),
    },
  },
  {
    name: 'a session starts by itself',
    rows: ['4.3/autoStart'],
    difference: body('SessionResponse', (more) => ({ ...more, autoStarted: true })),
  },
  {
    name: 'a health check comes back as a message',
    rows: ['4.3/health-check'],
    difference: {
      frame: (frame, asked) => (asked?.action === 'echo' ? { ...frame, type: 'message' } : frame),
    },
  },
  {
    name: 'a configuration has a class of its own',
    rows: ['4.2/getConfiguration', '4.3/classes'],
    difference: {
      frame: (frame) =>
        frame.class === 'GetConfigurationResponse' ? { ...frame, class: 'ConfigurationResponse' } : frame,
    },
  },
  {
    name: 'the JWT lives for an hour',
    rows: ['4.3/jwt-lifetime'],
    difference: body('JwtResponse', ({ jwt, exp }) => ({ jwt, exp: exp + 3540 })),
  },
  {
    name: 'the end of the JWT is told in milliseconds',
    rows: ['4.3/JwtResponse', '4.3/jwt-lifetime'],
    difference: body('JwtResponse', ({ jwt, exp }) => ({ jwt, exp: exp * 1000 })),
  },
  {
    name: 'the echo of a text has no metadata',
    rows: ['4.2/text'],
    difference: echo('Text', ({ metadata: _, ...message }) => message),
  },
  {
    name: 'the id of an echo is a UUID',
    rows: ['4.3/inbound-echo'],
    difference: echo('Text', (message) => ({ ...message, id: message.channel.messageId })),
  },
  {
    name: 'what a bot says has a messageId',
    rows: ['4.3/outbound'],
    difference: body('StructuredMessage', (message) =>
      message.direction === 'Outbound'
        ? { ...message, channel: { ...message.channel, messageId: message.id } }
        : message,
    ),
  },
  {
    name: 'typing is not echoed',
    rows: ['4.2/typing', '11.1/typing'],
    difference: {
      frame: (frame, asked) => (asked?.message?.events?.[0].eventType === 'Typing' ? undefined : frame),
    },
  },
  {
    name: 'attributes that are too large have another code',
    rows: ['4.4/4013', '4.6/custom-attributes'],
    difference: { frame: (frame) => (frame.code === 4013 ? { ...frame, code: 400 } : frame) },
  },
  {
    name: 'attributes that are too large are refused in other words',
    rows: ['4.4/4013'],
    difference: { frame: (frame) => (frame.code === 4013 ? { ...frame, body: 'Too large.' } : frame) },
  },
  {
    name: 'a text that is too long is taken',
    rows: ['4.4/4011', '4.6/inbound-text'],
    difference: {
      frame: (frame) =>
        frame.code === 4011
          ? {
              ...frame,
              type: 'message',
              class: 'StructuredMessage',
              code: 200,
              body: { direction: 'Inbound', type: 'Text' },
            }
          : frame,
    },
  },
  {
    name: 'a refused file does not say why',
    rows: ['4.3/GenerateUrlError', '11.1/GenerateUrlError'],
    difference: body('GenerateUrlError', ({ errorMessage: _, ...error }) => error),
  },
  {
    name: 'a file of no bytes is too small',
    rows: ['4.4/4102'],
    difference: body('GenerateUrlError', (error) => ({
      ...error,
      errorCode: error.errorCode === 4102 ? 4002 : error.errorCode,
    })),
  },
  {
    name: 'an unknown file is answered 404',
    rows: ['4.4/4009'],
    difference: { frame: (frame) => (frame.code === 4009 ? { ...frame, code: 404 } : frame) },
  },
  {
    name: 'a refusal is told in JSON',
    rows: ['4.3/string', '4.4/4020'],
    difference: {
      frame: (frame) => (frame.code === 4020 ? { ...frame, body: { errorMessage: frame.body } } : frame),
    },
  },
  {
    name: 'a conversation that is cleared does not say so',
    rows: ['4.3/clear-order', '4.3/SessionClearedEvent'],
    difference: { frame: (frame) => (frame.class === 'SessionClearedEvent' ? undefined : frame) },
  },
  {
    name: 'a connection is told that it is closed by a text alone',
    rows: ['4.3/ConnectionClosedEvent'],
    difference: {
      frame: (frame) => (frame.class === 'ConnectionClosedEvent' ? { ...frame, body: 'closed' } : frame),
    },
  },
  {
    name: 'who closes all is still connected',
    rows: ['4.2/closeSession'],
    difference: {
      frame: (frame, asked) =>
        asked?.action === 'closeSession' ? { ...frame, body: { ...frame.body, connected: true } } : frame,
    },
  },
];
