import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const LogNote = lazy(() => import('./LogNote').then((module) => ({ default: module.LogNote })));

export function openLogNote(projectId: string) {
  openOverlay((close) => <LogNote projectId={projectId} onClose={close} />);
}
