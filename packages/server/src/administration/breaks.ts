import { administeredBreaks, type BreakSettings, breakSettings, nameIn } from '@wpm/contract';
import { entryHandlers } from './entry-handlers.ts';

export const breakDraft = (settings: BreakSettings) => ({
  name: nameIn(settings.names),
  scope: '',
  settings,
  references: [],
});

/** Breaks (F06). */
export const breaks = entryHandlers<BreakSettings>(administeredBreaks, {
  kind: 'break',
  settings: breakSettings,
  draftOf: breakDraft,
});
