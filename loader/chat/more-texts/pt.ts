import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'Não foi possível identificá-lo: o chat abre sem os seus dados…',
  failed: 'Não foi possível abrir o chat',
  tryAgain: 'Tentar de novo',
  otherWay: 'Contactar de outra forma',
  close: 'Fechar',
  unread: 'Por ler:',
  reasons: {
    blocked:
      'Algo neste navegador ou nesta rede impede que o chat carregue, talvez um bloqueador de anúncios.',
    timeout: 'Está a demorar mais do que o normal. Tente de novo dentro de momentos.',
    'token-refused': 'O chat não está configurado para esta página. Lamentamos.',
    'token-unavailable': 'O nosso serviço de chat não responde. Tente de novo dentro de momentos.',
    'domain-not-allowed': 'O chat não está disponível neste site. Lamentamos.',
    'deployment-inactive': 'O chat está desligado de momento. Volte mais tarde.',
  },
};

export default texts;
