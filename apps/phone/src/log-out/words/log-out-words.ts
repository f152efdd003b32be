import type { pl } from './pl.ts';

export type LogOutWords = typeof pl;
