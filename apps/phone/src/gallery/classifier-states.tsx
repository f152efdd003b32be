import type { AgentStatus, Classification, ClassifiedPart, OfferedClassifier } from '@wpm/contract';
import type { ReactNode } from 'react';
import { ClassifierSheet } from '../classifiers/classifier-sheet.tsx';
import { WrapUpSheet } from '../classifiers/wrap-up-sheet.tsx';
import { type DemoAnswers, demoCalls, refusal } from './demo-platform.ts';
import type { GalleryState } from './gallery-state.ts';

const nothing = () => {};
const id = (n: number) => `0192f7a0-0000-7000-8000-0000000000d${n}`;
const DEMO: readonly (readonly [pl: string, en: string, parent: number | null, kind: OfferedClassifier['kind']])[] = [
  ['Sprzedaż', 'Sale', null, 'success'],
  ['Umówiono spotkanie', 'Meeting arranged', 1, 'success'],
  [
    'Klient prosi o ofertę na piśmie i ponowny kontakt',
    'Customer wants a written offer and another call',
    1,
    'contact',
  ],
  ['Odmowa', 'Refusal', null, 'failure'],
  ['Reklamacja', 'Complaint', null, 'contact'],
  ['Nie zastano', 'Nobody there', null, 'no-contact'],
];
const OFFERED: readonly OfferedClassifier[] = DEMO.map(([pl, en, parent, kind], index) => ({
  id: id(index + 1),
  names: { pl, en },
  parentId: parent === null ? null : id(parent),
  kind,
  needsNote: index === 4,
  recall: index === 2 ? { kind: 'ask', for: 'this-agent' } : { kind: 'none' },
}));

const SAID: Classification = {
  classifier: {
    kind: 'own',
    id: id(2),
    names: [
      { pl: 'Sprzedaż', en: 'Sale' },
      { pl: 'Umówiono spotkanie', en: 'Meeting arranged' },
    ],
    says: 'success',
  },
  note: '<b>Oddzwonić</b> po 10 stycznia, prosić o panią Ewę.',
  at: new Date().toISOString(),
  by: 'Anna Nowak',
};

const ASKS: Classification = {
  ...SAID,
  classifier: { kind: 'own', id: id(3), names: [OFFERED[0]?.names ?? {}, OFFERED[2]?.names ?? {}], says: 'contact' },
};

const CALL_ID = demoCalls()[0]?.callId ?? '';
const OF = { callId: CALL_ID, part: 1 };

/** Said of the demo's first call; nothing by what is changed. */
function answering(changes: Partial<ClassifiedPart>): DemoAnswers {
  const body: ClassifiedPart = {
    callId: CALL_ID,
    part: 1,
    customer: { number: '+48600100200', name: 'Katarzyna Wiśniewska' },
    campaignId: null,
    current: null,
    offered: [...OFFERED],
    until: null,
    ...changes,
  };
  return { [`/me/calls/${CALL_ID}/classification`]: { status: 200, body } };
}

export const CLASSIFIED = answering({ current: SAID });
const sheet = () => <ClassifierSheet of={OF} open onClose={nothing} />;

function wrappingUp(changes: Partial<NonNullable<AgentStatus['wrapUp']>>, leftMs: number | null): () => ReactNode {
  const wrapUp = { ...OF, classifierRequired: false, earlyExit: true, leftMs, ...changes };
  return () => <WrapUpSheet wrapUp={wrapUp} open onClose={nothing} />;
}

/** The classifier of a call, and its wrap-up, in every state. */
export const CLASSIFIER_STATES: Readonly<Record<string, GalleryState>> = {
  'classifier-choose': { answers: answering({}), shown: sheet },
  'classifier-change': { answers: CLASSIFIED, shown: sheet },
  'classifier-asks-time': { answers: answering({ current: ASKS }), shown: sheet },
  'classifier-by-platform': {
    answers: answering({ current: { classifier: { kind: 'system', is: 'none' }, note: null, at: SAID.at, by: null } }),
    shown: sheet,
  },
  'classifier-too-late': {
    answers: answering({ current: SAID, until: new Date(Date.now() - 3_600_000).toISOString() }),
    shown: sheet,
  },
  'classifier-none-offered': { answers: answering({ offered: [] }), shown: sheet },
  'classifier-unread': {
    answers: { [`/me/calls/${CALL_ID}/classification`]: refusal(503, 'platform/not-ready') },
    shown: sheet,
  },
  'wrap-up': { answers: answering({}), shown: wrappingUp({}, 24_000) },
  'wrap-up-required': { answers: answering({}), shown: wrappingUp({ classifierRequired: true }, null) },
  'wrap-up-classified': { answers: CLASSIFIED, shown: wrappingUp({ classifierRequired: true }, 24_000) },
  'wrap-up-to-its-end': { answers: answering({}), shown: wrappingUp({ earlyExit: false }, 24_000) },
};
