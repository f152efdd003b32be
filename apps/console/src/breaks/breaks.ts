import { type BreakSettings, nameIn } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { BreakColour, BreakPaid, BreakPlanned, BreakOffered } from './break-cells.tsx';
import { BreakForm } from './break-form.tsx';

const FIRST: BreakSettings = {
  names: {},
  enabled: true,
  colour: '#9a6700',
  icon: 'other',
  plannedMinutes: null,
  paid: true,
};

/** Breaks (F06): as many as there are, so many the phone offers. */
export const BREAKS: Noun<Entry<BreakSettings>, BreakSettings> = {
  kind: 'breaks',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...entriesBy<BreakSettings, BreakSettings>({
    list: client.listBreaks,
    get: client.getBreak,
    create: client.createBreak,
    change: client.changeBreak,
    remove: client.removeBreak,
  }),
  nameOf: ({ settings }, language) => nameIn(settings.names, language),
  columns: [
    { id: 'look', Cell: BreakColour },
    { id: 'planned', Cell: BreakPlanned, order: ({ settings }) => settings.plannedMinutes },
    { id: 'paid', Cell: BreakPaid, order: ({ settings }) => Number(!settings.paid) },
    { id: 'offered', Cell: BreakOffered, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: BreakForm,
};
