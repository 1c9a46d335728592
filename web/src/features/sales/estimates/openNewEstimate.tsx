import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const NewEstimate = lazy(() => import('./NewEstimate').then((module) => ({ default: module.NewEstimate })));

export function openNewEstimate() {
  openOverlay((close) => <NewEstimate onClose={close} />);
}
