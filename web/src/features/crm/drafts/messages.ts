import { defineMessages } from '~/i18n/messages';

export const draftMessages = defineMessages({
  en: {
    drafts: 'Messages waiting to be sent',
    to: 'To {name}, by {channel, select, email {email} text {text message} call {phone} other {{channel}}}',
    send: '{channel, select, call {Call made} other {Send}}',
    discard: 'Discard',
    sent: 'Sent to {name}.',
    logOnly: 'No text provider is set up: the message to {name} is written down as sent, and went nowhere.',
  },
  es: {
    drafts: 'Mensajes por enviar',
    to: 'Para {name}, por {channel, select, email {correo} text {mensaje de texto} call {teléfono} other {{channel}}}',
    send: '{channel, select, call {Llamada hecha} other {Enviar}}',
    discard: 'Descartar',
    sent: 'Enviado a {name}.',
    logOnly: 'No hay proveedor de mensajes de texto: el mensaje a {name} quedó anotado como enviado, pero no salió.',
  },
});
