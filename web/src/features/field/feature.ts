import { IconClock, IconHelmet } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { timeRoute, todayRoute } from './routes';

export const field = defineFeature({
  room: 'field',
  routes: [todayRoute, timeRoute],
  places: [
    { id: 'today', label: { en: 'Today', es: 'Hoy' }, icon: IconHelmet, to: '/today' },
    { id: 'time', label: { en: 'Time', es: 'Horas' }, icon: IconClock, to: '/time' },
  ],
  events: () => import('./events'),
});
