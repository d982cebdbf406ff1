import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'pt',
  title: 'Chat',
  opening: 'A abrir o chat…',
  offline: 'Parece estar sem ligação. O chat abre quando a ligação voltar.',
  openingWithoutGuest: 'Não foi possível identificá-lo: o chat abre sem os seus dados…',
  failed: 'Não foi possível abrir o chat',
  tryAgain: 'Tentar de novo',
  otherWay: 'Contactar de outra forma',
  close: 'Fechar',
  unread: 'Por ler:',
  reasons: {
    blocked:
      'Algo neste navegador ou nesta rede impede que o chat carregue, talvez um bloqueador de anúncios.',
    'genesys-unavailable':
      'O serviço de chat não está a funcionar neste momento. Tente de novo daqui a pouco.',
    timeout: 'Está a demorar mais do que o normal. Tente de novo dentro de momentos.',
    'sign-in-needed': 'Inicie sessão primeiro; depois o chat abre-se.',
    'token-refused': 'O chat não está configurado para esta página. Lamentamos.',
    'token-unavailable': 'O nosso serviço de chat não responde. Tente de novo dentro de momentos.',
    'domain-not-allowed': 'O chat não está disponível neste site. Lamentamos.',
    'deployment-inactive': 'O chat está desligado de momento. Volte mais tarde.',
  },
  consentQuestion: 'O chat é um serviço da Genesys. Enquanto o usa, guarda dados no seu navegador. Concorda?',
  agree: 'Concordo, abrir o chat',
  decline: 'Não, obrigado',
};

export default texts;
