import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const NewAgreement = lazy(() => import('./NewAgreement').then((module) => ({ default: module.NewAgreement })));

export function openNewAgreement() {
  openOverlay((close) => <NewAgreement onClose={close} />);
}
