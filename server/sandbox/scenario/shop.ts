import type { Scenario } from './scenario.ts';

/** The shop assistant that answers when a test says nothing else. Its rules are plain, so that a test knows what it will say. */
export const shop: Scenario = {
  name: 'Robin',
  start: [
    {
      say: 'Hello, I am Robin, the shop assistant. Ask me about delivery, returns, sizes or your order.',
      quickReplies: ['Delivery', 'Returns', 'Talk to a person'],
    },
  ],
  answers: [
    {
      when: ['deliver*', 'shipping', 'ship', 'arrive*'],
      reply:
        'Delivery takes two to three working days and is free over £100. To Europe it takes five to eight.',
    },
    {
      when: ['return', 'returns', 'refund', 'refunds', 'send back', 'exchange'],
      reply: 'You can send anything back within 60 days, rained on or not.',
    },
    {
      when: ['size', 'sizes', 'fit', 'fits', 'large', 'small'],
      reply: 'Tell me your height in the shoes you wear most, and I will tell you the length.',
    },
    { when: ['order', 'parcel', 'track*'], reply: 'Tell me the order number and I will look where it is.' },
    {
      when: ['price', 'cost', 'costs', 'discount', 'voucher'],
      reply: 'Our umbrellas cost from £46 to £210, and mending starts at £3.',
    },
    {
      when: ['recommend*', 'product', 'products', 'bestseller', 'bestsellers'],
      reply: [
        {
          say: 'People like these two best.',
          cards: [
            { title: 'The Calder', description: 'The everyday umbrella.', buttons: ['Sizes of the Calder'] },
            {
              title: 'The Pocketful',
              description: 'Fits most coat pockets.',
              buttons: ['Price of the Pocketful'],
            },
          ],
        },
      ],
    },
    {
      when: ['human', 'agent', 'person', 'someone'],
      reply: 'Our people are here on weekdays from 9 to 17. Until then I do my best.',
    },
    { when: ['thanks', 'thank you', 'cheers'], reply: 'You are welcome. Is there anything else?' },
    { when: ['bye', 'goodbye'], reply: 'Goodbye, and thank you for the visit.' },
    {
      when: ['hello', 'hi', 'hey', 'good morning', 'good afternoon', 'good evening'],
      reply: 'Hello! What can I do for you?',
    },
    { when: '', reply: 'Thank you, I have received that.', note: 'A file may come without any words.' },
  ],
  otherwise: 'You wrote “{words}”. I will pass that on to a colleague.',
};
