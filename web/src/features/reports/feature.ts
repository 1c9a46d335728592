import { IconChartBar } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { reportRoute, reportRowsRoute, reportsRoute } from './routes';

export const reports = defineFeature({
  room: 'reports',
  routes: [reportsRoute, reportRoute, reportRowsRoute],
  places: [{ id: 'reports', label: { en: 'Reports', es: 'Informes' }, icon: IconChartBar, to: '/reports', keys: 'g r' }],
  home: [{ id: 'reports.numbers', order: 90, when: (me) => me.role !== 'field', load: () => import('./NumbersAtHome') }],
});
