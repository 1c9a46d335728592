import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const NewEstimate = lazy(() => import('./NewEstimate').then((module) => ({ default: module.NewEstimate })));

/** For anybody, or for the customer whose page it is opened from. */
export function openNewEstimate(account?: { id: string; name: string }) {
  openOverlay((close) => <NewEstimate account={account} onClose={close} />);
}
