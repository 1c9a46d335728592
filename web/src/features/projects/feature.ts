import { IconHammer } from '@tabler/icons-react';
import { defineFeature } from '~/app/feature';
import { go } from '~/app/go';
import { projectRoute, projectsRoute } from './projects/routes';
import { winPlanRoute } from './win-plans/routes';

export const projects = defineFeature({
  room: 'projects',
  routes: [projectsRoute, projectRoute, winPlanRoute],
  places: [{ id: 'projects', label: { en: 'Projects', es: 'Proyectos' }, icon: IconHammer, to: '/projects', keys: 'g j' }],
  home: [{ id: 'projects.plans', order: 30, when: (me) => me.role !== 'field', load: () => import('./win-plans/PlansWaiting') }],
  events: () => import('./events'),
  search: {
    project: {
      label: { en: 'Project', es: 'Proyecto' },
      icon: IconHammer,
      open: (id) => go('/projects/$id', { params: { id } }),
    },
  },
});
