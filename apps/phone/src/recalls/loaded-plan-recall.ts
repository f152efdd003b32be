import { lazily } from '../loading/lazily.tsx';

/** Loaded with the first screen from which a call-back can be planned. */
export const PlanRecall = lazily(async () => (await import('./plan-recall.tsx')).PlanRecall);
