import type { Texts } from './texts.ts';

export const en: Texts = {
  language: 'en',
  direction: 'ltr',
  called: 'English',
  languages: 'Language',
  desk: 'More of the shop',
  main: 'Main',
  skip: 'Skip to the content',
  menu: {
    umbrellas: 'Umbrellas',
    size: 'Your size',
    mending: 'Mending',
    delivery: 'Delivery',
    account: 'Your account',
    heard: 'What the page hears',
  },
  askUs: 'Ask us',
  home: {
    title: 'Umbrella makers and menders, Hebden Bridge',
    description:
      'Umbrellas cut to your height and mended for as long as you keep them. Made by two people in a small workshop in Hebden Bridge.',
    heading: 'Rain is not an emergency.',
    words:
      'We make umbrellas in Hebden Bridge, where we have every chance to test them. Each one is cut to the height of the person underneath, and mended for as long as they keep it.',
    see: 'See the umbrellas',
    broken: 'Yours is broken?',
    picture: 'A wet street seen from above: a large yellow umbrella among smaller blue, red and green ones.',
    six: 'Six umbrellas',
    sixWords:
      'None of them is ready yet. We cut yours after we have heard from you, so nothing runs out, and you choose the cloth, the handle and the length.',
  },
  umbrellas: {
    calder: {
      name: 'The Calder',
      price: '£118',
      picture: 'Dark blue umbrella with a yellow border and an ash crook handle.',
      line: 'The everyday one. Steel ribs, an ash crook, and a border you can see from across the station.',
      facts: [
        ['Length', '82–94 cm'],
        ['Weight', '540 g'],
        ['Ready in', '9 days'],
      ],
      choice: 'Seven cloths. Initials burned into the ash, £6.',
      story:
        'Named after the river, which has been in the workshop twice. We bend the crook over steam on a Monday, sew on a Wednesday, and on the eighth day one of us walks to the station and back with it, because an umbrella that has not been out is only a stick with plans.',
      parts: [
        'Crook of Yorkshire ash, steamed and oiled, never varnished',
        'Eight ribs of hardened steel, each with its own number',
        'Close-woven cloth that dries on the way home',
        'A border in oilskin yellow, sewn, not printed',
      ],
      ask: 'Ask about the Calder',
      question: 'I have a question about the Calder.',
    },
    pocketful: {
      name: 'The Pocketful',
      price: '£74',
      picture: 'Folded red umbrella beside its sleeve.',
      line: 'Folds to the length of a paperback and a half. The sleeve is sewn from what the canopy left over.',
      facts: [
        ['Folded', '27 cm'],
        ['Weight', '310 g'],
        ['Ready in', '5 days'],
      ],
      choice: 'Fits most coat pockets. Tell us the coat.',
      story:
        'For people who say that they do not need an umbrella and then stand in doorways. It opens with one thumb, closes with two hands and some dignity, and has been through a wash at forty degrees more often than we recommend.',
      parts: [
        'A shaft in three sections, turned from one tube',
        'Ribs that fold twice, hinged in brass',
        'A strap that also hangs from a bag',
        'The sleeve, which is the umbrella’s own cloth',
      ],
      ask: 'Ask about the Pocketful',
      question: 'I have a question about the Pocketful.',
    },
    ferry: {
      name: 'The Ferry',
      price: '£142',
      picture: 'Wide umbrella in red and cream panels with a dark crook handle.',
      line: 'Room for two and a dog. Ribs that bend before they break, for jetties, touchlines and promenades.',
      facts: [
        ['Across', '128 cm'],
        ['Weight', '720 g'],
        ['Ready in', '12 days'],
      ],
      choice: 'Two very different heights? Say so first.',
      story:
        'Drawn for a harbour master who waits for boats, and for whoever waits for the harbour master. A second canopy under the first lets a gust through instead of taking it personally. The shaft stands a little off the middle, so that two heads share it without a quarrel.',
      parts: [
        'Ribs of fibre that bend to a half circle and come back',
        'Two canopies with a gap between them, for the wind',
        'A dark crook, long enough for a gloved hand',
        'A ring at the ferrule, for a rope',
      ],
      ask: 'Ask about the Ferry',
      question: 'I have a question about the Ferry.',
    },
    puddle: {
      name: 'The Puddle',
      price: '£46',
      picture: 'Deep yellow child’s umbrella printed with blue raindrops.',
      line: 'A deep dome for people under 130 cm. Blunt tips, a runner that cannot pinch, and a name sewn inside.',
      facts: [
        ['Length', '58–70 cm'],
        ['Weight', '290 g'],
        ['Ready in', '5 days'],
      ],
      choice: 'Outgrown? We lengthen the shaft for £9.',
      story:
        'It is tested by a committee of four, the eldest of whom is six. They asked for a window and got one. They asked for a bell and we are thinking about it. The tips are beech balls, which roll under furniture but hurt nobody.',
      parts: [
        'A window of clear cloth, to see where the puddle is',
        'Tips of beech, round as marbles',
        'A runner that closes without fingers in it',
        'A name on a tape, sewn in before it is lost',
      ],
      ask: 'Ask about the Puddle',
      question: 'I have a question about the Puddle.',
    },
    allotment: {
      name: 'The Allotment',
      price: '£210',
      picture: 'Green and white garden parasol with a scalloped edge on a stone base.',
      line: 'For the three weeks that are not rain. A larch pole, canvas that may stay out, and a stone to hold it.',
      facts: [
        ['Across', '220 cm'],
        ['Pole', '245 cm'],
        ['Ready in', '4 weeks'],
      ],
      choice: 'Through a table? We need the hole’s width.',
      story:
        'Every year somebody asks what we do in summer. This. The canvas is woven two valleys away and weathers to the colour of a good loaf. The stone comes from our own yard wall, which is why there is a gap in it, and why there will be no more than forty a year.',
      parts: [
        'A pole of larch, in two lengths that screw together',
        'Scalloped canvas, sewn with a thread that swells when wet',
        'A base of gritstone, 31 kg: deliveries say hello to it twice',
        'A winter coat, so that the mice stay polite',
      ],
      ask: 'Ask about the Allotment',
      question: 'I have a question about the Allotment.',
    },
    'second-life': {
      name: 'The Second Life',
      price: '£88',
      picture: 'Umbrella with every panel in a different colour and white stitching along the seams.',
      line: 'An old frame nobody came back for, under eight offcuts of this year’s cloth. There are never two alike.',
      facts: [
        ['Length', 'as found'],
        ['Weight', '560 g'],
        ['Ready in', '3 days'],
      ],
      choice: 'We send a photograph before you decide.',
      story:
        'Umbrellas are left on trains, in churches, once in a tree. When a year and a day have gone by we take the frame apart, straighten what can be straightened, and cover it with whatever the others left us. The seams are white, because there is nothing to hide.',
      parts: [
        'A frame with a past, and new rivets',
        'Eight panels from eight different umbrellas',
        'A card that says where it was found',
        'Ten years of mending, as for a new one',
      ],
      ask: 'Ask about the Second Life',
      question: 'Which Second Lives do you have at the moment?',
    },
  },
  product: {
    parts: 'What it is made of',
    size: 'Find your length',
    others: 'The others',
  },
  size: {
    heading: 'The right length is yours',
    words:
      'A walking umbrella should reach the floor with your arm straight and your shoulder down. Most are made for nobody in particular, which is why most are carried and few are leaned on.',
    steps: [
      ['Tell us your height', 'in the shoes you wear most.'],
      ['Choose cloth and handle.', 'We post snippets if the screen is not enough.'],
      ['Pay when it is cut.', 'We send a photograph and a link, then the umbrella.'],
    ],
    caption: 'Where we start from, in shoes',
    head: ['Your height', 'Length', 'Canopy'],
    rows: [
      ['under 158 cm', '82 cm', '96 cm'],
      ['158–169 cm', '86 cm', '102 cm'],
      ['170–181 cm', '90 cm', '108 cm'],
      ['182–193 cm', '94 cm', '112 cm'],
      ['over 193 cm', 'let’s talk first'],
    ],
  },
  mending: {
    heading: 'We mend any maker’s',
    description:
      'Umbrellas mended in Hebden Bridge: ours free for ten years, anybody else’s for what it takes.',
    words:
      'Ours are mended free for ten years. Anybody else’s we mend for what it takes. Describe what broke, or send a picture, and we tell you the same day whether it is worth the postage.',
    picture: 'Umbrella blown inside out, one rib snapped and its cloth torn.',
    tariff: [
      ['Tip sewn back on', '£3'],
      ['New ferrule', '£6'],
      ['Rib replaced', '£9'],
      ['Handle turned and fitted', '£24'],
      ['New canopy on your frame', '£48'],
    ],
    more: 'How mending goes',
    how: 'How mending goes',
    steps: [
      ['Show us.', 'A picture of the whole umbrella, and one of where it hurts.'],
      ['Post it', 'in the tube that it came in, or in any tube. Wrap the ferrule.'],
      ['Have it back', 'in eight days, with the old part in a bag, in case you are fond of it.'],
    ],
    ask: 'Ask whether it can be mended',
    question: 'My umbrella is broken. Can you mend it?',
  },
  delivery: {
    heading: 'Delivery and returns',
    words: 'Everything travels in a cardboard tube. Keep it: it is how a broken umbrella comes home.',
    caption: 'Postage, after the days it takes to make',
    head: ['Where', 'Takes', 'Costs'],
    rows: [
      ['United Kingdom', '2–3 days', '£5, free over £100'],
      ['Europe', '5–8 days', '£14, duty paid'],
      ['Further away', '8–15 days', 'from £22'],
      ['Collect it here', 'when ready', 'a cup of tea, ours'],
    ],
    answers: [
      [
        'Can I send it back if it was made for me?',
        'Yes. You have 60 days, rained on or not. If the length is wrong we cut it again for nothing; if you simply do not like it, we refund it and it becomes somebody’s Second Life.',
      ],
      [
        'I need it by a certain date.',
        'Say so before you order. We keep two places a week for weddings, funerals and interviews, and we tell you honestly when they are gone.',
      ],
      [
        'May I take it on an aeroplane?',
        'The Pocketful goes in any cabin bag. Longer ones are up to the airline; tell us which you fly with and we will say what other customers were told.',
      ],
      [
        'Do you make them for shops, hotels and theatres?',
        'From twelve upwards, with your own cloth or ours. A sample takes about two weeks.',
      ],
    ],
  },
  account: {
    heading: 'Your account',
    description: 'Sign in, and whoever answers you in the chat knows who you are.',
    words: 'Sign in, and whoever answers you in the chat knows who you are and which umbrella is yours.',
    name: 'Your name',
    hint: 'Any name will do. This shop is a demonstration and believes everybody.',
    signIn: 'Sign in',
    signOut: 'Sign out',
    hello: 'Good day,',
    known:
      'When you write to us now, your name stands above what you write. Sign out, and whoever sits here next finds neither your name nor your conversation.',
    orders: 'In the workshop for you',
    order: [
      ['Umbrella', 'The Calder, 90 cm'],
      ['Cloth', 'harbour blue'],
      ['Initials', 'still to be burned'],
      ['Leaves us', 'on Thursday'],
    ],
    ask: 'Ask about this order',
    question: 'How is my Calder coming along?',
    closed:
      'Nobody can sign in at this shop: its visitors would be vouched for by nobody. Start it on your own machine (npm start) to try it.',
    failed: 'That did not work. Try again in a moment.',
    noScript: 'Signing in needs JavaScript, as the chat does.',
  },
  heard: {
    heading: 'What the page hears',
    description: 'The events that the chat tells to this shop, as they come.',
    words:
      'The chat tells the page what happens, without a word of what is said. A shop counts with it, or shows its own mark for unread messages. Open the chat, write, go to another page of the shop and come back: everything stands here.',
    state: 'Where the chat stands',
    list: 'Events, the newest first',
    none: 'Nothing yet. Open the chat.',
    all: 'All that it can tell',
    noScript: 'This page needs JavaScript, as the chat does.',
  },
  footer: {
    workshop: 'The workshop',
    open: 'Open',
    hours: ['Tuesday to Saturday, 10 to 5', 'Sundays if it is pouring'],
    write: 'Write or ring',
    colophon: 'Made by Nell Petrel and Jonah Pike, usually indoors.',
  },
};
