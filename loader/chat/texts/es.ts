import type { Texts } from '../texts.ts';

const texts: Texts = {
  language: 'es',
  title: 'Chat',
  opening: 'Abriendo el chat…',
  offline: 'Parece que no tiene conexión. El chat se abrirá cuando la recupere.',
  openingWithoutGuest: 'No hemos podido identificarle: el chat se abre sin sus datos…',
  failed: 'No se ha podido abrir el chat',
  tryAgain: 'Intentar de nuevo',
  otherWay: 'Contactar de otra forma',
  close: 'Cerrar',
  unread: 'Sin leer:',
  reasons: {
    blocked: 'Algo en este navegador o en esta red impide cargar el chat, quizá un bloqueador de anuncios.',
    'genesys-unavailable':
      'El servicio de chat no funciona en este momento. Inténtelo de nuevo en un momento.',
    timeout: 'Está tardando más de lo normal. Vuelva a intentarlo dentro de un momento.',
    'sign-in-needed': 'Primero inicie sesión; luego se abrirá el chat.',
    'token-refused': 'El chat no está configurado para esta página. Lo sentimos.',
    'token-unavailable': 'Nuestro servicio de chat no responde. Vuelva a intentarlo dentro de un momento.',
    'domain-not-allowed': 'El chat no está disponible en este sitio. Lo sentimos.',
    'deployment-inactive': 'El chat está desactivado en este momento. Vuelva más tarde.',
  },
  consentQuestion:
    'El chat es un servicio de Genesys. Mientras lo usa, guarda datos en su navegador. ¿Está de acuerdo?',
  agree: 'Aceptar y chatear',
  decline: 'No, gracias',
};

export default texts;
