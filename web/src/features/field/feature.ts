import { IconBarrierBlock, IconClock, IconHelmet } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { jobsRoute, timeRoute, todayRoute } from './routes';

export const field = defineFeature({
  room: 'field',
  routes: [todayRoute, jobsRoute, timeRoute],
  places: [
    { id: 'today', label: { en: 'Today', es: 'Hoy' }, icon: IconHelmet, to: '/today' },
    { id: 'jobs', label: { en: 'Jobs', es: 'Trabajos' }, icon: IconBarrierBlock, to: '/jobs' },
    { id: 'time', label: { en: 'Time', es: 'Horas' }, icon: IconClock, to: '/time' },
  ],
  events: () => import('./events'),
});
