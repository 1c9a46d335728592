import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { Schemas } from '~/api/client';
import { shellRoute } from '~/app/routes';

type Standing = Schemas['Standing'];

interface CustomersSearch {
  /** The words looked for. */
  q?: string;
  /** Only what these are to us. */
  standing?: Standing;
  /** The customer in the side panel. */
  open?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'customers',
  validateSearch: (search: Record<string, unknown>): CustomersSearch => ({ q: text(search.q), standing: text(search.standing) as Standing | undefined, open: text(search.open) }),
  component: lazyRouteComponent(() => import('./CustomersScreen'), 'CustomersScreen'),
});

export const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'customers/$id',
  component: lazyRouteComponent(() => import('./CustomerScreen'), 'CustomerScreen'),
});
