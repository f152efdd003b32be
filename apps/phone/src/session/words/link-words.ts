import type { pl } from './pl.ts';

export type LinkWords = typeof pl;
