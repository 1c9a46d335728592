import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const RecordBill = lazy(() => import('./RecordBill').then((module) => ({ default: module.RecordBill })));

export function openRecordBill(projectId: string) {
  openOverlay((close) => <RecordBill projectId={projectId} onClose={close} />);
}
