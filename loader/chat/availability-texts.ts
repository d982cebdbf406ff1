/** What a visitor reads of whether anybody is there, in one language. */
export interface AvailabilityTexts {
  /** Heading of the panel. */
  title: string;
  closed: string;
  /** With the day and the time in the place of `{when}`. */
  opens: string;
  /** The same day, with the time in the place of `{time}`. */
  today: string;
  emergency: string;
  leaveMessage: string;
  /** With a number of minutes in the place of `{time}`, as the browser writes it: in the nominative. */
  wait: string;
  shortWait: string;
  longWait: string;
}

/** By the two letters of BCP 47. All in one file: together they are smaller than a second request. */
export const availabilityTexts: Record<string, AvailabilityTexts> & { en: AvailabilityTexts } = {
  en: {
    title: 'The chat is closed',
    closed: 'Nobody is here to answer at the moment.',
    opens: 'We are back: {when}.',
    today: 'today, {time}',
    emergency: 'Something unforeseen keeps us from answering at the moment. Please come back later.',
    leaveMessage: 'Leave a message',
    wait: 'Waiting time: about {time}.',
    shortWait: 'Waiting time: less than a minute.',
    longWait: 'Waiting time: more than an hour.',
  },
  ar: {
    title: 'المحادثة مغلقة',
    closed: 'لا يوجد أحد للرد عليك في الوقت الحالي.',
    opens: 'نعود إليك: {when}.',
    today: 'اليوم، {time}',
    emergency: 'ظرف طارئ يمنعنا من الرد في الوقت الحالي. يُرجى المحاولة لاحقًا.',
    leaveMessage: 'اترك رسالة',
    wait: 'وقت الانتظار: {time} تقريبًا.',
    shortWait: 'وقت الانتظار: أقل من دقيقة.',
    longWait: 'وقت الانتظار: أكثر من ساعة.',
  },
  de: {
    title: 'Der Chat ist geschlossen',
    closed: 'Im Moment ist niemand da, der Ihnen antworten kann.',
    opens: 'Wir sind wieder da: {when}.',
    today: 'heute, {time}',
    emergency:
      'Etwas Unvorhergesehenes hält uns gerade davon ab zu antworten. Bitte kommen Sie später wieder.',
    leaveMessage: 'Nachricht hinterlassen',
    wait: 'Wartezeit: etwa {time}.',
    shortWait: 'Wartezeit: weniger als eine Minute.',
    longWait: 'Wartezeit: mehr als eine Stunde.',
  },
  es: {
    title: 'El chat está cerrado',
    closed: 'En este momento no hay nadie para responderle.',
    opens: 'Volvemos: {when}.',
    today: 'hoy, {time}',
    emergency: 'Un imprevisto nos impide responder en este momento. Vuelva más tarde, por favor.',
    leaveMessage: 'Dejar un mensaje',
    wait: 'Tiempo de espera: aproximadamente {time}.',
    shortWait: 'Tiempo de espera: menos de un minuto.',
    longWait: 'Tiempo de espera: más de una hora.',
  },
  fr: {
    title: 'Le chat est fermé',
    closed: 'Personne ne peut vous répondre pour le moment.',
    opens: 'Nous serons de retour : {when}.',
    today: 'aujourd’hui, {time}',
    emergency: 'Un imprévu nous empêche de répondre pour le moment. Merci de revenir un peu plus tard.',
    leaveMessage: 'Laisser un message',
    wait: 'Temps d’attente : environ {time}.',
    shortWait: 'Temps d’attente : moins d’une minute.',
    longWait: 'Temps d’attente : plus d’une heure.',
  },
  it: {
    title: 'La chat è chiusa',
    closed: 'In questo momento non c’è nessuno che possa risponderle.',
    opens: 'Torniamo: {when}.',
    today: 'oggi, {time}',
    emergency:
      'Un imprevisto ci impedisce di rispondere in questo momento. La preghiamo di tornare più tardi.',
    leaveMessage: 'Lascia un messaggio',
    wait: 'Tempo di attesa: circa {time}.',
    shortWait: 'Tempo di attesa: meno di un minuto.',
    longWait: 'Tempo di attesa: più di un’ora.',
  },
  ja: {
    title: 'チャットは受付時間外です',
    closed: 'ただいまお答えできる担当者がおりません。',
    opens: '次の受付開始：{when}。',
    today: '本日 {time}',
    emergency: '不測の事態により、ただいまお答えできません。後ほどもう一度お試しください。',
    leaveMessage: 'メッセージを残す',
    wait: 'お待ち時間：約{time}。',
    shortWait: 'お待ち時間：1分未満。',
    longWait: 'お待ち時間：1時間以上。',
  },
  nl: {
    title: 'De chat is gesloten',
    closed: 'Op dit moment is er niemand om u te antwoorden.',
    opens: 'We zijn er weer: {when}.',
    today: 'vandaag, {time}',
    emergency: 'Door iets onvoorziens kunnen we op dit moment niet antwoorden. Kom later terug.',
    leaveMessage: 'Bericht achterlaten',
    wait: 'Wachttijd: ongeveer {time}.',
    shortWait: 'Wachttijd: minder dan een minuut.',
    longWait: 'Wachttijd: meer dan een uur.',
  },
  pl: {
    title: 'Czat jest zamknięty',
    closed: 'W tej chwili nie ma nikogo, kto mógłby odpowiedzieć.',
    opens: 'Wracamy: {when}.',
    today: 'dzisiaj, {time}',
    emergency: 'Coś nieprzewidzianego nie pozwala nam teraz odpowiadać. Prosimy wrócić później.',
    leaveMessage: 'Zostaw wiadomość',
    wait: 'Czas oczekiwania: mniej więcej {time}.',
    shortWait: 'Czas oczekiwania: mniej niż minuta.',
    longWait: 'Czas oczekiwania: ponad godzina.',
  },
  pt: {
    title: 'O chat está fechado',
    closed: 'De momento não há ninguém para lhe responder.',
    opens: 'Voltamos: {when}.',
    today: 'hoje, {time}',
    emergency: 'Um imprevisto impede-nos de responder de momento. Volte mais tarde, por favor.',
    leaveMessage: 'Deixar uma mensagem',
    wait: 'Tempo de espera: cerca de {time}.',
    shortWait: 'Tempo de espera: menos de um minuto.',
    longWait: 'Tempo de espera: mais de uma hora.',
  },
};
