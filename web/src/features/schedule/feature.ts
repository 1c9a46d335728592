import { IconCalendarStats } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { scheduleRoute } from './routes';

export const schedule = defineFeature({
  room: 'schedule',
  routes: [scheduleRoute],
  places: [{ id: 'schedule', label: { en: 'Schedule', es: 'Agenda' }, icon: IconCalendarStats, to: '/schedule', keys: 'g s' }],
  home: [{ id: 'schedule.bottlenecks', order: 40, when: (me) => me.role !== 'field', load: () => import('./WorstBottlenecks') }],
});
