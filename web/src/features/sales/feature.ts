import { IconCalculator } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { go } from '~/app/go';
import { openNewEstimate } from './estimates/openNewEstimate';
import { estimateRoute, estimatesRoute } from './routes';

export const sales = defineFeature({
  room: 'sales',
  routes: [estimatesRoute, estimateRoute],
  places: [{ id: 'estimates', label: { en: 'Estimates', es: 'Presupuestos' }, icon: IconCalculator, to: '/estimates', keys: 'g e' }],
  commands: [
    {
      id: 'sales.estimate.create',
      section: 'create',
      keys: 'c e',
      icon: IconCalculator,
      title: { en: 'New estimate', es: 'Nuevo presupuesto' },
      also: { en: 'quote proposal bid', es: 'cotización propuesta oferta' },
      when: (me) => ['owner', 'office', 'sales', 'project_manager'].includes(me.role),
      run: () => openNewEstimate(),
    },
  ],
  search: {
    estimate: {
      label: { en: 'Estimate', es: 'Presupuesto' },
      icon: IconCalculator,
      open: (id) => go('/estimates/$id', { params: { id } }),
    },
  },
  home: [{ id: 'sales.unanswered', order: 20, when: (me) => me.navigation.includes('estimates'), load: () => import('./proposals/ProposalsAtHome') }],
  events: () => import('./events'),
});
