/** What the bot says: words, with answers to choose from or products to look at. */
export interface Sentence {
  readonly text: string;
  /** Words the visitor may answer with by a press on a button. */
  readonly quickReplies?: readonly string[];
  readonly cards?: readonly { title: string; description: string; action: string }[];
}

/** The shop assistant that answers when nobody else does: plain rules, so that a test knows what it will say. */
export const bot = {
  nickname: 'Robin',
  greeting: {
    text: 'Hello, I am Robin, the shop assistant. Ask me about delivery, returns, sizes or your order.',
    quickReplies: ['Delivery', 'Returns', 'Talk to a person'],
  },
  answer,
} as const satisfies { nickname: string; greeting: Sentence; answer: (text: string) => Sentence };

const answers: readonly [about: RegExp, answer: string | Sentence][] = [
  [
    /\b(deliver\w*|shipping|ship|arrive\w*)\b/i,
    'Delivery takes two to three working days and is free over £100. To Europe it takes five to eight.',
  ],
  [
    /\b(returns?|refunds?|send back|exchange)\b/i,
    'You can send anything back within 60 days, rained on or not.',
  ],
  [
    /\b(sizes?|fit|fits|large|small)\b/i,
    'Tell me your height in the shoes you wear most, and I will tell you the length.',
  ],
  [/\b(order|parcel|track\w*)\b/i, 'Tell me the order number and I will look where it is.'],
  [
    /\b(price|cost|costs|discount|voucher)\b/i,
    'Our umbrellas cost from £46 to £210, and mending starts at £3.',
  ],
  [
    /\b(recommend\w*|products?|bestsellers?)\b/i,
    {
      text: 'People like these two best.',
      cards: [
        { title: 'The Calder', description: 'The everyday umbrella.', action: 'Sizes of the Calder' },
        { title: 'The Pocketful', description: 'Fits most coat pockets.', action: 'Price of the Pocketful' },
      ],
    },
  ],
  [
    /\b(human|agent|person|someone)\b/i,
    'Our people are here on weekdays from 9 to 17. Until then I do my best.',
  ],
  [/\b(thanks|thank you|cheers)\b/i, 'You are welcome. Is there anything else?'],
  [/\b(bye|goodbye)\b/i, 'Goodbye, and thank you for the visit.'],
  [/\b(hello|hi|hey|good (?:morning|afternoon|evening))\b/i, 'Hello! What can I do for you?'],
];

/** A sentence for the first subject the text touches; else one that quotes the text. A file may come without any. */
function answer(text: string): Sentence {
  if (text.trim() === '') return { text: 'Thank you, I have received that.' };
  const known = answers.find(([about]) => about.test(text))?.[1];
  if (typeof known === 'object') return known;
  return { text: known ?? `You wrote “${shorten(text)}”. I will pass that on to a colleague.` };
}

function shorten(text: string): string {
  const characters = [...text.trim()];
  return characters.length > 120 ? `${characters.slice(0, 120).join('')}…` : characters.join('');
}
