import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';

const RecordSpend = lazy(() => import('./RecordSpend').then((module) => ({ default: module.RecordSpend })));
const forms = () => import('./SourceForms');
const NewSource = lazy(() => forms().then((module) => ({ default: module.NewSource })));
const NewCampaign = lazy(() => forms().then((module) => ({ default: module.NewCampaign })));

export interface SpendFor {
  source_id?: string;
  campaign_id?: string;
  on_date?: string;
}

export const openRecordSpend = (known: SpendFor = {}) => openOverlay((close) => <RecordSpend known={known} onClose={close} />);
export const openNewSource = () => openOverlay((close) => <NewSource onClose={close} />);
export const openNewCampaign = () => openOverlay((close) => <NewCampaign onClose={close} />);
