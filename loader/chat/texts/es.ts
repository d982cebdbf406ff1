import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'es',
  direction: 'ltr',
  title: 'Chat',
  opening: 'Abriendo el chat…',
  openingUnknown: 'No hemos podido identificarle: el chat se abre sin sus datos…',
  failed: 'No se ha podido abrir el chat',
  tryAgain: 'Intentar de nuevo',
  otherWay: 'Contactar de otra forma',
  close: 'Cerrar',
  reasons: {
    blocked: 'Algo en este navegador o en esta red impide cargar el chat, quizá un bloqueador de anuncios.',
    timeout: 'Está tardando más de lo normal. Vuelva a intentarlo dentro de un momento.',
    offline: 'Parece que no tiene conexión. Vuelva a intentarlo cuando la recupere.',
    'token-refused': 'El chat no está configurado para esta página. Lo sentimos.',
    'token-unavailable': 'Nuestro servicio de chat no responde. Vuelva a intentarlo dentro de un momento.',
    'domain-not-allowed': 'El chat no está disponible en este sitio. Lo sentimos.',
    'deployment-inactive': 'El chat está desactivado en este momento. Vuelva más tarde.',
  },
};

export default texts;
