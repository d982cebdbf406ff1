import type { MoreTexts } from '../text-types.ts';

const texts: MoreTexts = {
  openingUnknown: 'No hemos podido identificarle: el chat se abre sin sus datos…',
  failed: 'No se ha podido abrir el chat',
  tryAgain: 'Intentar de nuevo',
  otherWay: 'Contactar de otra forma',
  close: 'Cerrar',
  unread: 'Sin leer:',
  reasons: {
    blocked: 'Algo en este navegador o en esta red impide cargar el chat, quizá un bloqueador de anuncios.',
    timeout: 'Está tardando más de lo normal. Vuelva a intentarlo dentro de un momento.',
    'token-refused': 'El chat no está configurado para esta página. Lo sentimos.',
    'token-unavailable': 'Nuestro servicio de chat no responde. Vuelva a intentarlo dentro de un momento.',
    'domain-not-allowed': 'El chat no está disponible en este sitio. Lo sentimos.',
    'deployment-inactive': 'El chat está desactivado en este momento. Vuelva más tarde.',
  },
};

export default texts;
