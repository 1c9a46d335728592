import { lazy } from 'react';
import { openOverlay } from '~/ui/overlay';
import type { CostCode, LabourRate, TaxRule } from '../queries';

const RateForm = lazy(() => import('./RateForm').then((module) => ({ default: module.RateForm })));
const TaxForm = lazy(() => import('./TaxForm').then((module) => ({ default: module.TaxForm })));
const CostCodeForm = lazy(() => import('./CostCodeForm').then((module) => ({ default: module.CostCodeForm })));

/** A row is either put right, or followed by another from a day on. */
export type RowUse = 'change' | 'follow';

export const openRateForm = (known?: LabourRate, use: RowUse = 'change') => openOverlay((close) => <RateForm known={known} use={use} onClose={close} />);
export const openTaxForm = (known?: TaxRule, use: RowUse = 'change') => openOverlay((close) => <TaxForm known={known} use={use} onClose={close} />);
export const openCostCodeForm = (known?: CostCode) => openOverlay((close) => <CostCodeForm known={known} onClose={close} />);
