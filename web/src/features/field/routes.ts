import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

export const todayRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'today',
  component: lazyRouteComponent(() => import('./TodayScreen'), 'TodayScreen'),
});

export const jobsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'jobs',
  component: lazyRouteComponent(() => import('./JobsScreen'), 'JobsScreen'),
});

export const timeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'time',
  validateSearch: (search: Record<string, unknown>): { show?: 'closed' | 'all' } => ({
    show: search.show === 'all' || search.show === 'closed' ? search.show : undefined,
  }),
  component: lazyRouteComponent(() => import('./TimeScreen'), 'TimeScreen'),
});
