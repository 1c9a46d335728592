import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const NewCustomer = lazy(() => import('./NewCustomer').then((module) => ({ default: module.NewCustomer })));

export function openNewCustomer() {
  openOverlay((close) => <NewCustomer onClose={close} />);
}
