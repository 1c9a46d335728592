import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const Invite = lazy(() => import('./Invite').then((module) => ({ default: module.Invite })));

export function openInvite() {
  openOverlay((close) => <Invite onClose={close} />);
}
