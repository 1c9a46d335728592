import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';
import type { Lead } from './queries';

const forms = () => import('./LeadForms');
const NewLead = lazy(() => forms().then((module) => ({ default: module.NewLead })));
const LogCall = lazy(() => forms().then((module) => ({ default: module.LogCall })));
const Disqualify = lazy(() => forms().then((module) => ({ default: module.Disqualify })));
const Qualify = lazy(() => import('./Qualify').then((module) => ({ default: module.Qualify })));

export const openNewLead = () => openOverlay((close) => <NewLead onClose={close} />);
export const openLogCall = (lead: Lead) => openOverlay((close) => <LogCall lead={lead} onClose={close} />);
export const openDisqualify = (lead: Lead) => openOverlay((close) => <Disqualify lead={lead} onClose={close} />);
export const openQualify = (lead: Lead) => openOverlay((close) => <Qualify lead={lead} onClose={close} />);
