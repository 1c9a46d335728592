import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';
import type { Asked, AskedRows, GroupBy } from './queries';

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
const groupings: readonly string[] = ['owner', 'source', 'campaign', 'stage', 'month', 'project'];
const by = (value: unknown) => (groupings.includes(value as string) ? (value as GroupBy) : undefined);

const asked = (search: Record<string, unknown>): Asked => ({ from: day(search.from), to: day(search.to), by: by(search.by) });

export const reportsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'reports',
  component: lazyRouteComponent(() => import('./ReportsScreen'), 'ReportsScreen'),
});

export const reportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'reports/$kind',
  validateSearch: asked,
  component: lazyRouteComponent(() => import('./ReportScreen'), 'ReportScreen'),
});

export const reportRowsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'reports/$kind/rows',
  validateSearch: (search: Record<string, unknown>): AskedRows => ({ ...asked(search), set: text(search.set) ?? '', group: text(search.group) }),
  component: lazyRouteComponent(() => import('./ReportRowsScreen'), 'ReportRowsScreen'),
});
