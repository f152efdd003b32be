import type { pl } from './pl.ts';

/** The words of the tenant's own settings; a language that lacks one does not compile. */
export type SettingsWords = typeof pl;
