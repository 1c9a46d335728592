import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';
import type { Invoice } from './queries';

const RecordPayment = lazy(() => import('./RecordPayment').then((module) => ({ default: module.RecordPayment })));

export function openRecordPayment(invoice: Invoice) {
  openOverlay((close) => <RecordPayment invoice={invoice} onClose={close} />);
}
