import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'Nous n’avons pas pu vous identifier : le chat s’ouvre sans vos coordonnées…',
  failed: 'Le chat n’a pas pu s’ouvrir',
  tryAgain: 'Réessayer',
  otherWay: 'Nous contacter autrement',
  close: 'Fermer',
  unread: 'Non lus :',
  reasons: {
    blocked:
      'Quelque chose dans ce navigateur ou ce réseau empêche le chat de se charger, peut-être un bloqueur de publicité.',
    timeout: 'Cela prend plus de temps que prévu. Veuillez réessayer dans un instant.',
    'token-refused': 'Le chat n’est pas configuré pour cette page. Nous en sommes désolés.',
    'token-unavailable': 'Notre service de chat ne répond pas. Veuillez réessayer dans un instant.',
    'domain-not-allowed': 'Le chat n’est pas disponible sur ce site. Nous en sommes désolés.',
    'deployment-inactive': 'Le chat est désactivé pour le moment. Revenez plus tard.',
  },
};

export default texts;
