import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

interface CustomersSearch {
  /** The words looked for. */
  q?: string;
  /** The customer in the side panel. */
  open?: string;
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

export const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'customers',
  validateSearch: (search: Record<string, unknown>): CustomersSearch => ({ q: text(search.q), open: text(search.open) }),
  component: lazyRouteComponent(() => import('./CustomersScreen'), 'CustomersScreen'),
});

export const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'customers/$id',
  component: lazyRouteComponent(() => import('./CustomerScreen'), 'CustomerScreen'),
});
