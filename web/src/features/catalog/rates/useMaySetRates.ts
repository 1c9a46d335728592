import { useMe } from '~/api/session';

/** Rates, taxes and cost codes are set by those who answer for money. */
export function useMaySetRates(): boolean {
  return ['owner', 'office', 'bookkeeper', 'project_manager'].includes(useMe().role);
}
