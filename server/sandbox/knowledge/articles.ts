/** The shop's knowledge base. Ids are the same each time, so that a test can write them down. */
export const knowledgeBase = {
  id: '5a4db0c5-0000-4000-8000-5a4db0c50100',
  selfUri: '/api/v2/knowledge/knowledgebases/5a4db0c5-0000-4000-8000-5a4db0c50100',
};

export interface Article {
  readonly id: string;
  readonly categoryId: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const idOf = (number: number) => `5a4db0c5-0000-4000-8000-5a4db0c501${String(number).padStart(2, '0')}`;

const [delivery, mending, umbrellas] = [idOf(1), idOf(2), idOf(3)];

/** The last one has no article, so that a page can be shown what that looks like. */
export const categories = [
  { id: delivery, name: 'Delivery and returns' },
  { id: mending, name: 'Mending' },
  { id: umbrellas, name: 'Choosing an umbrella' },
  { id: idOf(4), name: 'Raincoats' },
];

export const articles: readonly Article[] = [
  {
    id: idOf(11),
    categoryId: delivery,
    title: 'How long does delivery take?',
    paragraphs: [
      'Two to three working days, and it is free over £100.',
      'To the rest of Europe it takes five to eight.',
    ],
  },
  {
    id: idOf(12),
    categoryId: delivery,
    title: 'Can I send an umbrella back?',
    paragraphs: ['Within 60 days, rained on or not. The label for the way back is in the box.'],
  },
  {
    id: idOf(13),
    categoryId: mending,
    title: 'Do you mend umbrellas of other makers?',
    paragraphs: ['We mend any maker’s. Most repairs are done while you wait, and they start at £3.'],
  },
  {
    id: idOf(14),
    categoryId: umbrellas,
    title: 'Which length is right for me?',
    paragraphs: ['Measure from the ground to your wrist, in the shoes you wear most.'],
  },
];
