import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const NewItem = lazy(() => import('./NewItem').then((module) => ({ default: module.NewItem })));

export function openNewItem() {
  openOverlay((close) => <NewItem onClose={close} />);
}
