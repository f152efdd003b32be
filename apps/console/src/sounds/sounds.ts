import type { SoundSettings } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { SoundLength } from './sound-cells.tsx';
import { SoundForm } from './sound-form.tsx';

const FIRST: SoundSettings = { name: '', audioId: '', milliseconds: 0 };

/** Sounds of the tenant's own (F45): greetings, announcements, music. */
export const SOUNDS: Noun<Entry<SoundSettings>, SoundSettings> = {
  kind: 'sounds',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...entriesBy<SoundSettings, SoundSettings>({
    list: client.listSounds,
    get: client.getSound,
    create: client.createSound,
    change: client.changeSound,
    remove: client.removeSound,
  }),
  nameOf: ({ settings }) => settings.name,
  columns: [{ id: 'length', Cell: SoundLength, order: ({ settings }) => settings.milliseconds }],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: SoundForm,
};
