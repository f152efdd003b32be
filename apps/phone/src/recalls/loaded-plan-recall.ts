import { lazy } from 'react';

/** Loaded with the first screen from which a call-back can be planned. */
export const PlanRecall = lazy(async () => ({ default: (await import('./plan-recall.tsx')).PlanRecall }));
