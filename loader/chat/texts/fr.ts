import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'fr',
  title: 'Chat',
  opening: 'Ouverture du chat…',
  offline: 'Vous semblez être hors ligne. Le chat s’ouvrira une fois la connexion rétablie.',
  openingWithoutGuest: 'Nous n’avons pas pu vous identifier : le chat s’ouvre sans vos coordonnées…',
  failed: 'Le chat n’a pas pu s’ouvrir',
  tryAgain: 'Réessayer',
  otherWay: 'Nous contacter autrement',
  close: 'Fermer',
  unread: 'Non lus :',
  reasons: {
    blocked:
      'Quelque chose dans ce navigateur ou ce réseau empêche le chat de se charger, peut-être un bloqueur de publicité.',
    'genesys-unavailable':
      'Le service de chat ne fonctionne pas pour le moment. Veuillez réessayer dans un instant.',
    timeout: 'Cela prend plus de temps que prévu. Veuillez réessayer dans un instant.',
    'sign-in-needed': 'Veuillez d’abord vous connecter : le chat s’ouvrira ensuite.',
    'token-refused': 'Le chat n’est pas configuré pour cette page. Nous en sommes désolés.',
    'token-unavailable': 'Notre service de chat ne répond pas. Veuillez réessayer dans un instant.',
    'domain-not-allowed': 'Le chat n’est pas disponible sur ce site. Nous en sommes désolés.',
    'deployment-inactive': 'Le chat est désactivé pour le moment. Revenez plus tard.',
  },
  consentQuestion:
    'Le chat est un service de Genesys. Il conserve des données dans votre navigateur pendant que vous l’utilisez. Êtes-vous d’accord ?',
  agree: 'Accepter et discuter',
  decline: 'Non, merci',
};

export default texts;
