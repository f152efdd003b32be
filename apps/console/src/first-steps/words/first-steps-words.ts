import type { pl } from './pl.ts';

export type FirstStepsWords = typeof pl;
