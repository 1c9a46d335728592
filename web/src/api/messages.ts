import { defineMessages } from '~/i18n/messages';

export const apiMessages = defineMessages({
  en: {
    unreachable: 'Ridgebeam cannot be reached',
    unreachableCure: 'Check the connection, then try again. Nothing was changed.',
    notHere: 'No connection, and this was not loaded before',
    notHereCure: 'It appears by itself as soon as you are back online.',
    unexpected: 'Something went wrong on this screen',
    unexpectedCure: 'Try again. If it keeps happening, send the code to whoever runs Ridgebeam for you.',
    refused: 'The server answered {status}',
    undone: 'Your change was taken back',
    undo: 'Undo',
  },
  es: {
    unreachable: 'No hay conexión con Ridgebeam',
    unreachableCure: 'Revise la conexión e inténtelo de nuevo. No se cambió nada.',
    notHere: 'Sin conexión, y esto no se había cargado antes',
    notHereCure: 'Aparece por sí solo en cuanto vuelva la conexión.',
    unexpected: 'Algo falló en esta pantalla',
    unexpectedCure: 'Inténtelo de nuevo. Si sigue pasando, envíe el código a quien administra Ridgebeam.',
    refused: 'El servidor respondió {status}',
    undone: 'Su cambio se deshizo',
    undo: 'Deshacer',
  },
});
