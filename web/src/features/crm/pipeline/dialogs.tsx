import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';
import type { Opportunity } from './queries';

const forms = () => import('./OpportunityForms');
const NewOpportunity = lazy(() => forms().then((module) => ({ default: module.NewOpportunity })));
const Lose = lazy(() => forms().then((module) => ({ default: module.Lose })));
const AddStakeholder = lazy(() => import('./AddStakeholder').then((module) => ({ default: module.AddStakeholder })));

export const openNewOpportunity = () => openOverlay((close) => <NewOpportunity onClose={close} />);
export const openLose = (name: string, lose: (reason: string) => Promise<unknown>) => openOverlay((close) => <Lose name={name} lose={lose} onClose={close} />);
export const openAddStakeholder = (opportunity: Opportunity) => openOverlay((close) => <AddStakeholder opportunity={opportunity} onClose={close} />);
