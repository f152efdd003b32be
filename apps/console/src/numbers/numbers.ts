import type { NumberSettings } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { readableNumber } from '../format/readable-number.ts';
import { AboveNumbers } from './above-numbers.tsx';
import { dialled } from './dialled.ts';
import { NumberLabel, NumberRouteCell, NumberState } from './number-cells.tsx';
import { NumberForm } from './number-form.tsx';

const FIRST: NumberSettings = { number: '', label: null, enabled: true, route: { kind: 'nowhere' } };

const methods = entriesBy<NumberSettings, NumberSettings>({
  list: client.listNumbers,
  get: client.getNumber,
  create: client.createNumber,
  change: client.changeNumber,
  remove: client.removeNumber,
});

/** Numbers of the tenant in the telephone network (F05), each with where its calls go. */
export const NUMBERS: Noun<Entry<NumberSettings>, NumberSettings> = {
  kind: 'numbers',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...methods,
  save: (draft, known) => methods.save({ ...draft, number: dialled(draft.number) }, known),
  nameOf: ({ settings }) => readableNumber(settings.number),
  columns: [
    { id: 'label', Cell: NumberLabel, order: ({ settings }) => settings.label },
    { id: 'route', Cell: NumberRouteCell, order: ({ settings }) => settings.route.kind },
    { id: 'state', Cell: NumberState, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: NumberForm,
  Above: AboveNumbers,
};
