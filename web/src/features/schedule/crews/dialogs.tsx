import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';
import type { Crew, Worker } from './queries';

const NewWorker = lazy(() => import('./NewWorker').then((module) => ({ default: module.NewWorker })));
const CrewForm = lazy(() => import('./CrewForm').then((module) => ({ default: module.CrewForm })));
const WorkerForm = lazy(() => import('./WorkerForm').then((module) => ({ default: module.WorkerForm })));
const RateForm = lazy(() => import('./RateForm').then((module) => ({ default: module.RateForm })));

export const openWorkerForm = (worker: Worker) => openOverlay((close) => <WorkerForm worker={worker} onClose={close} />);
export const openRateForm = (worker: Worker) => openOverlay((close) => <RateForm worker={worker} onClose={close} />);
export const openNewWorker = () => openOverlay((close) => <NewWorker onClose={close} />);
export const openCrewForm = (crew?: Crew) => openOverlay((close) => <CrewForm crew={crew} onClose={close} />);
