import type { Texts } from './texts.ts';

export const de: Texts = {
  language: 'de',
  direction: 'ltr',
  called: 'Deutsch',
  languages: 'Sprache',
  desk: 'Mehr vom Laden',
  main: 'Hauptmenü',
  skip: 'Zum Inhalt',
  menu: {
    umbrellas: 'Schirme',
    size: 'Ihr Maß',
    mending: 'Reparatur',
    delivery: 'Versand',
    account: 'Ihr Konto',
    heard: 'Was die Seite hört',
  },
  askUs: 'Fragen Sie uns',
  home: {
    title: 'Schirmmacherei und Reparatur, Hebden Bridge',
    description:
      'Schirme, auf Ihre Größe zugeschnitten und repariert, solange Sie sie behalten. Von zwei Menschen in einer kleinen Werkstatt in Hebden Bridge.',
    heading: 'Regen ist kein Notfall.',
    words:
      'Wir machen Schirme in Hebden Bridge, wo wir reichlich Gelegenheit haben, sie zu prüfen. Jeder wird nach der Größe dessen zugeschnitten, der darunter geht, und repariert, solange er ihn behält.',
    see: 'Zu den Schirmen',
    broken: 'Ist Ihrer kaputt?',
    picture:
      'Eine nasse Straße von oben: ein großer gelber Schirm zwischen kleineren blauen, roten und grünen.',
    six: 'Sechs Schirme',
    sixWords:
      'Keiner davon ist schon fertig. Wir schneiden Ihren zu, wenn Sie sich gemeldet haben. So geht nichts aus, und Sie wählen Stoff, Griff und Länge.',
  },
  umbrellas: {
    calder: {
      name: 'Der Calder',
      price: '118 £',
      picture: 'Dunkelblauer Schirm mit gelber Borte und einem Bogengriff aus Esche.',
      line: 'Der für jeden Tag. Stahlschienen, ein Bogen aus Esche und eine Borte, die man quer über den Bahnhof sieht.',
      facts: [
        ['Länge', '82–94 cm'],
        ['Gewicht', '540 g'],
        ['Fertig in', '9 Tagen'],
      ],
      choice: 'Sieben Stoffe. Initialen ins Holz gebrannt, 6 £.',
      story:
        'Benannt nach dem Fluss, der zweimal in der Werkstatt stand. Montags biegen wir den Griff über Dampf, mittwochs wird genäht, und am achten Tag geht einer von uns damit zum Bahnhof und zurück. Denn ein Schirm, der nicht draußen war, ist nur ein Stock mit Plänen.',
      parts: [
        'Griff aus Esche, gedämpft und geölt, nie lackiert',
        'Acht Schienen aus gehärtetem Stahl, jede mit eigener Nummer',
        'Dicht gewebter Stoff, der auf dem Heimweg trocknet',
        'Eine Borte in Ölzeuggelb, genäht statt gedruckt',
      ],
      ask: 'Zum Calder fragen',
      question: 'Ich habe eine Frage zum Calder.',
    },
    pocketful: {
      name: 'Der Pocketful',
      price: '74 £',
      picture: 'Zusammengelegter roter Schirm neben seiner Hülle.',
      line: 'Zusammengelegt so lang wie anderthalb Taschenbücher. Die Hülle ist aus dem genäht, was vom Dach übrig blieb.',
      facts: [
        ['Gefaltet', '27 cm'],
        ['Gewicht', '310 g'],
        ['Fertig in', '5 Tagen'],
      ],
      choice: 'Passt in die meisten Manteltaschen. Sagen Sie uns, in welche.',
      story:
        'Für alle, die sagen, sie brauchen keinen Schirm, und dann in Hauseingängen stehen. Er öffnet sich mit einem Daumen, schließt sich mit zwei Händen und etwas Würde, und er war öfter bei vierzig Grad in der Wäsche, als wir empfehlen.',
      parts: [
        'Ein dreiteiliger Stock, aus einem Rohr gedreht',
        'Schienen, die sich zweimal falten, mit Gelenken aus Messing',
        'Eine Schlaufe, die auch an die Tasche passt',
        'Die Hülle, aus dem Stoff des Schirms',
      ],
      ask: 'Zum Pocketful fragen',
      question: 'Ich habe eine Frage zum Pocketful.',
    },
    ferry: {
      name: 'Der Ferry',
      price: '142 £',
      picture: 'Weiter Schirm mit roten und cremefarbenen Bahnen und dunklem Bogengriff.',
      line: 'Platz für zwei und einen Hund. Schienen, die sich biegen, ehe sie brechen: für Stege, Spielfeldränder und Promenaden.',
      facts: [
        ['Breite', '128 cm'],
        ['Gewicht', '720 g'],
        ['Fertig in', '12 Tagen'],
      ],
      choice: 'Zwei sehr verschieden groß? Sagen Sie es vorher.',
      story:
        'Gezeichnet für einen Hafenmeister, der auf Boote wartet, und für die, die auf den Hafenmeister warten. Ein zweites Dach unter dem ersten lässt die Bö hindurch, statt sie persönlich zu nehmen. Der Stock steht etwas neben der Mitte, damit sich zwei Köpfe nicht streiten.',
      parts: [
        'Schienen aus Faser, die sich zum Halbkreis biegen und zurückkommen',
        'Zwei Dächer mit einem Spalt dazwischen, für den Wind',
        'Ein dunkler Bogen, lang genug für eine Hand im Handschuh',
        'Ein Ring an der Zwinge, für ein Seil',
      ],
      ask: 'Zum Ferry fragen',
      question: 'Ich habe eine Frage zum Ferry.',
    },
    puddle: {
      name: 'Der Puddle',
      price: '46 £',
      picture: 'Tiefer gelber Kinderschirm mit blauen Tropfen.',
      line: 'Eine tiefe Kuppel für alle unter 130 cm. Stumpfe Spitzen, ein Schieber, der nicht klemmt, und innen ein eingenähter Name.',
      facts: [
        ['Länge', '58–70 cm'],
        ['Gewicht', '290 g'],
        ['Fertig in', '5 Tagen'],
      ],
      choice: 'Herausgewachsen? Wir verlängern den Stock für 9 £.',
      story:
        'Geprüft von einem vierköpfigen Ausschuss, dessen Ältester sechs ist. Man verlangte ein Fenster und bekam eines. Man verlangte eine Klingel, und wir denken darüber nach. Die Spitzen sind Buchenkugeln: Sie rollen unter Möbel, aber sie tun niemandem weh.',
      parts: [
        'Ein Fenster aus klarem Stoff, um zu sehen, wo die Pfütze ist',
        'Spitzen aus Buche, rund wie Murmeln',
        'Ein Schieber, der ohne Finger schließt',
        'Ein Name auf einem Band, eingenäht, ehe er verloren geht',
      ],
      ask: 'Zum Puddle fragen',
      question: 'Ich habe eine Frage zum Puddle.',
    },
    allotment: {
      name: 'Der Allotment',
      price: '210 £',
      picture: 'Grün-weißer Sonnenschirm mit Bogenkante auf einem Steinsockel.',
      line: 'Für die drei Wochen ohne Regen. Ein Mast aus Lärche, Leinwand, die draußen bleiben darf, und ein Stein, der sie hält.',
      facts: [
        ['Breite', '220 cm'],
        ['Mast', '245 cm'],
        ['Fertig in', '4 Wochen'],
      ],
      choice: 'Durch einen Tisch? Wir brauchen die Weite des Lochs.',
      story:
        'Jedes Jahr fragt jemand, was wir im Sommer machen. Das hier. Die Leinwand wird zwei Täler weiter gewebt und bekommt mit der Zeit die Farbe eines guten Brotes. Der Stein kommt aus unserer eigenen Hofmauer. Deshalb ist darin eine Lücke, und deshalb werden es nie mehr als vierzig im Jahr.',
      parts: [
        'Ein Mast aus Lärche, zweiteilig, zum Verschrauben',
        'Leinwand mit Bogenkante, vernäht mit Garn, das bei Nässe quillt',
        'Ein Sockel aus Sandstein, 31 kg: Boten grüßen ihn zweimal',
        'Ein Wintermantel, damit die Mäuse höflich bleiben',
      ],
      ask: 'Zum Allotment fragen',
      question: 'Ich habe eine Frage zum Allotment.',
    },
    'second-life': {
      name: 'Der Second Life',
      price: '88 £',
      picture: 'Schirm, dessen Bahnen alle verschiedene Farben haben, mit weißen Nähten.',
      line: 'Ein altes Gestell, das niemand abgeholt hat, unter acht Resten vom Stoff dieses Jahres. Keine zwei sind gleich.',
      facts: [
        ['Länge', 'wie gefunden'],
        ['Gewicht', '560 g'],
        ['Fertig in', '3 Tagen'],
      ],
      choice: 'Sie bekommen ein Foto, ehe Sie sich entscheiden.',
      story:
        'Schirme bleiben in Zügen liegen, in Kirchen, einmal in einem Baum. Nach einem Jahr und einem Tag nehmen wir das Gestell auseinander, biegen gerade, was sich biegen lässt, und beziehen es mit dem, was die anderen übrig ließen. Die Nähte sind weiß, denn es gibt nichts zu verbergen.',
      parts: [
        'Ein Gestell mit Vergangenheit und neuen Nieten',
        'Acht Bahnen von acht verschiedenen Schirmen',
        'Eine Karte, auf der steht, wo er gefunden wurde',
        'Zehn Jahre Reparatur, wie bei einem neuen',
      ],
      ask: 'Zum Second Life fragen',
      question: 'Welche Second Lives haben Sie gerade?',
    },
  },
  product: {
    parts: 'Woraus er ist',
    size: 'Ihre Länge finden',
    others: 'Die anderen',
  },
  size: {
    heading: 'Die richtige Länge ist Ihre',
    words:
      'Ein Stockschirm sollte bei gestrecktem Arm und ruhiger Schulter bis zum Boden reichen. Die meisten sind für niemand Bestimmten gemacht. Darum werden die meisten getragen und die wenigsten als Stütze benutzt.',
    steps: [
      ['Sagen Sie uns Ihre Größe', 'in den Schuhen, die Sie am meisten tragen.'],
      ['Wählen Sie Stoff und Griff.', 'Wir schicken Stoffproben, wenn der Bildschirm nicht reicht.'],
      ['Zahlen Sie, wenn er zugeschnitten ist.', 'Erst kommt ein Foto mit Link, dann der Schirm.'],
    ],
    caption: 'Womit wir anfangen, in Schuhen',
    head: ['Ihre Größe', 'Länge', 'Dach'],
    rows: [
      ['unter 158 cm', '82 cm', '96 cm'],
      ['158–169 cm', '86 cm', '102 cm'],
      ['170–181 cm', '90 cm', '108 cm'],
      ['182–193 cm', '94 cm', '112 cm'],
      ['über 193 cm', 'reden wir erst'],
    ],
  },
  mending: {
    heading: 'Wir reparieren jeden',
    description:
      'Schirmreparatur in Hebden Bridge: unsere zehn Jahre kostenlos, alle anderen für das, was es braucht.',
    words:
      'Unsere reparieren wir zehn Jahre lang kostenlos, alle anderen für das, was es braucht. Beschreiben Sie, was kaputt ist, oder schicken Sie ein Bild. Noch am selben Tag sagen wir Ihnen, ob es das Porto wert ist.',
    picture: 'Vom Wind umgestülpter Schirm, eine Schiene gebrochen, der Stoff gerissen.',
    tariff: [
      ['Spitze wieder angenäht', '3 £'],
      ['Neue Zwinge', '6 £'],
      ['Schiene ersetzt', '9 £'],
      ['Griff gedrechselt und angesetzt', '24 £'],
      ['Neues Dach auf Ihr Gestell', '48 £'],
    ],
    more: 'So geht die Reparatur',
    how: 'So geht die Reparatur',
    steps: [
      ['Zeigen Sie ihn uns.', 'Ein Bild vom ganzen Schirm und eines von da, wo es wehtut.'],
      ['Schicken Sie ihn', 'in der Rolle, in der er kam, oder in irgendeiner. Umwickeln Sie die Zwinge.'],
      ['Sie haben ihn wieder', 'nach acht Tagen, mit dem alten Teil im Beutel, falls Sie daran hängen.'],
    ],
    ask: 'Fragen, ob es sich lohnt',
    question: 'Mein Schirm ist kaputt. Können Sie ihn reparieren?',
  },
  delivery: {
    heading: 'Versand und Rückgabe',
    words: 'Alles reist in einer Papprolle. Heben Sie sie auf: Darin kommt ein kaputter Schirm nach Hause.',
    caption: 'Porto, nach den Tagen, die wir brauchen',
    head: ['Wohin', 'Dauert', 'Kostet'],
    rows: [
      ['Großbritannien', '2–3 Tage', '5 £, ab 100 £ frei'],
      ['Europa', '5–8 Tage', '14 £, verzollt'],
      ['Weiter weg', '8–15 Tage', 'ab 22 £'],
      ['Hier abholen', 'wenn fertig', 'eine Tasse Tee, von uns'],
    ],
    answers: [
      [
        'Kann ich ihn zurückgeben, obwohl er für mich gemacht wurde?',
        'Ja. Sie haben 60 Tage, verregnet oder nicht. Stimmt die Länge nicht, schneiden wir ihn umsonst neu; gefällt er Ihnen einfach nicht, bekommen Sie Ihr Geld, und er wird jemandes Second Life.',
      ],
      [
        'Ich brauche ihn zu einem bestimmten Tag.',
        'Sagen Sie es, ehe Sie bestellen. Zwei Plätze in der Woche halten wir frei für Hochzeiten, Begräbnisse und Vorstellungsgespräche, und wir sagen ehrlich, wenn sie vergeben sind.',
      ],
      [
        'Darf er mit ins Flugzeug?',
        'Der Pocketful passt in jedes Handgepäck. Bei längeren entscheidet die Fluggesellschaft; sagen Sie uns, mit wem Sie fliegen, und wir sagen, was andere gehört haben.',
      ],
      [
        'Machen Sie Schirme für Läden, Hotels und Theater?',
        'Ab zwölf Stück, mit Ihrem Stoff oder unserem. Ein Muster dauert etwa zwei Wochen.',
      ],
    ],
  },
  account: {
    heading: 'Ihr Konto',
    description: 'Melden Sie sich an, und wer Ihnen im Chat antwortet, weiß, wer Sie sind.',
    words:
      'Melden Sie sich an, und wer Ihnen im Chat antwortet, weiß, wer Sie sind und welcher Schirm Ihrer ist.',
    name: 'Ihr Name',
    hint: 'Jeder Name geht. Dieser Laden ist eine Vorführung und glaubt allen.',
    signIn: 'Anmelden',
    signOut: 'Abmelden',
    hello: 'Guten Tag,',
    known:
      'Wenn Sie uns jetzt schreiben, steht Ihr Name darüber. Melden Sie sich ab, und wer als Nächstes hier sitzt, findet weder Ihren Namen noch Ihr Gespräch.',
    orders: 'In der Werkstatt für Sie',
    order: [
      ['Schirm', 'Der Calder, 90 cm'],
      ['Stoff', 'Hafenblau'],
      ['Initialen', 'noch zu brennen'],
      ['Verlässt uns', 'am Donnerstag'],
    ],
    ask: 'Zu dieser Bestellung fragen',
    question: 'Wie weit ist mein Calder?',
    closed:
      'In diesem Laden kann sich niemand anmelden: Für seine Besucher würde keiner bürgen. Starten Sie ihn auf Ihrem Rechner (npm start), um es zu versuchen.',
    failed: 'Das ging nicht. Versuchen Sie es gleich noch einmal.',
    noScript: 'Zum Anmelden braucht es JavaScript, wie für den Chat.',
  },
  heard: {
    heading: 'Was die Seite hört',
    description: 'Die Ereignisse, die der Chat diesem Laden meldet, sobald sie kommen.',
    words:
      'Der Chat sagt der Seite, was geschieht, aber kein Wort von dem, was gesagt wird. Ein Laden zählt damit oder zeigt ungelesene Nachrichten auf seine Weise. Öffnen Sie den Chat, schreiben Sie, gehen Sie auf eine andere Seite des Ladens und kommen Sie zurück: Alles steht hier.',
    state: 'Wo der Chat steht',
    list: 'Ereignisse, das neueste zuerst',
    none: 'Noch nichts. Öffnen Sie den Chat.',
    all: 'Alles, was er melden kann',
    noScript: 'Diese Seite braucht JavaScript, wie der Chat.',
  },
  footer: {
    workshop: 'Die Werkstatt',
    open: 'Geöffnet',
    hours: ['Dienstag bis Samstag, 10 bis 17 Uhr', 'Sonntags, wenn es gießt'],
    write: 'Schreiben oder anrufen',
    colophon: 'Gemacht von Nell Petrel und Jonah Pike, meistens drinnen.',
  },
};
