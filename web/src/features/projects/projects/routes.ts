import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';
import type { ProjectState } from './queries';

const states: readonly string[] = ['planned', 'active', 'complete', 'closed', 'cancelled'] satisfies ProjectState[];
/** The parts of a project's page, in the order people look for them. */
export const views = ['tasks', 'gantt', 'deliveries', 'gates', 'budget', 'money', 'log', 'time', 'history'] as const;
export type View = (typeof views)[number];

interface ProjectsSearch {
  q?: string;
  state?: ProjectState;
}

export const projectsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'projects',
  validateSearch: (search: Record<string, unknown>): ProjectsSearch => ({
    q: typeof search.q === 'string' && search.q !== '' ? search.q : undefined,
    state: states.includes(search.state as string) ? (search.state as ProjectState) : undefined,
  }),
  component: lazyRouteComponent(() => import('./ProjectsScreen'), 'ProjectsScreen'),
});

export const projectRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'projects/$id',
  validateSearch: (search: Record<string, unknown>): { view?: View } => ({
    view: views.find((view) => view === search.view),
  }),
  component: lazyRouteComponent(() => import('./ProjectScreen'), 'ProjectScreen'),
});
