import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { shellRoute } from '~/app/routes';

interface MoneySearch {
  /** Which invoices are shown. */
  standing: 'open' | 'overdue' | 'billable' | 'paid' | 'all';
}

const known = ['open', 'overdue', 'billable', 'paid', 'all'] as const;

export const moneyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: 'money',
  validateSearch: (search: Record<string, unknown>): MoneySearch => ({ standing: known.find((one) => one === search.standing) ?? 'open' }),
  component: lazyRouteComponent(() => import('./MoneyScreen'), 'MoneyScreen'),
});
