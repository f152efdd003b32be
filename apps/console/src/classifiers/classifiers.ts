import { type ClassifierSettings, nameIn } from '@wpm/contract';
import { entriesBy } from '../administration/entries.ts';
import { readWhole } from '../administration/list/read-whole.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { arranged, found } from './arranged.ts';
import { ClassifierCampaign, ClassifierEffects, ClassifierKind, ClassifierState } from './classifier-cells.tsx';
import type { ClassifierEntry } from './classifier-entry.ts';
import { ClassifierForm } from './classifier-form.tsx';

const FIRST: ClassifierSettings = {
  names: {},
  enabled: true,
  campaignId: null,
  parentId: null,
  position: 0,
  kind: 'success',
  needsNote: false,
  recall: { kind: 'none' },
  closesRecord: false,
  addsToDoNotCall: false,
};

const { save, remove } = entriesBy<ClassifierSettings, ClassifierSettings>({
  list: client.listClassifiers,
  get: client.getClassifier,
  create: client.createClassifier,
  change: client.changeClassifier,
  remove: client.removeClassifier,
});

/** Classifiers (F07): what agents say of a call that ended, in trees of at most three levels. */
export const CLASSIFIERS: Noun<ClassifierEntry, ClassifierSettings> = {
  kind: 'classifiers',
  reading: 'directory:read',
  managing: 'directory:manage',
  list: async ({ search = '' }) => {
    const answer = await readWhole(client.listClassifiers);
    if (!answer.ok) return answer;
    const items = arranged(answer.value);
    return { ok: true, value: { items: search === '' ? items : found(items, search), next: null } };
  },
  get: async (id) => {
    const answer = await client.getClassifier({ id });
    return answer.ok ? { ok: true, value: { ...answer.value, depth: 0 } } : answer;
  },
  save,
  remove,
  nameOf: ({ settings }, language) => nameIn(settings.names, language),
  depthOf: ({ depth }) => depth,
  columns: [
    { id: 'campaign', Cell: ClassifierCampaign },
    { id: 'kind', Cell: ClassifierKind },
    { id: 'effects', Cell: ClassifierEffects },
    { id: 'state', Cell: ClassifierState },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: ClassifierForm,
};
