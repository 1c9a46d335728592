import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';
import type { Crew } from './queries';

const NewWorker = lazy(() => import('./NewWorker').then((module) => ({ default: module.NewWorker })));
const CrewForm = lazy(() => import('./CrewForm').then((module) => ({ default: module.CrewForm })));

export const openNewWorker = () => openOverlay((close) => <NewWorker onClose={close} />);
export const openCrewForm = (crew?: Crew) => openOverlay((close) => <CrewForm crew={crew} onClose={close} />);
