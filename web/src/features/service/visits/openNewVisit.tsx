import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const NewVisit = lazy(() => import('./NewVisit').then((module) => ({ default: module.NewVisit })));

export function openNewVisit() {
  openOverlay((close) => <NewVisit onClose={close} />);
}
