import { classifierSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type Classifier, chooseClassifier, offeredClassifiers } from './offered.ts';

const SALES = '01900000-0000-7000-8000-000000000001';
const OTHER = '01900000-0000-7000-8000-000000000002';
const NOW = new Date(Date.UTC(2026, 0, 5, 10));
const ids = new Map<string, string>();
const idOf = (name: string): string => {
  const id = ids.get(name) ?? `01900000-0000-7000-8000-${String(100 + ids.size).padStart(12, '0')}`;
  ids.set(name, id);
  return id;
};

const classifier = (name: string, parent: string | null, more: object = {}): Classifier => ({
  id: idOf(name),
  settings: classifierSettings.parse({
    names: { pl: name },
    kind: 'success',
    parentId: parent === null ? null : idOf(parent),
    ...more,
  }),
});

const TREE = [
  classifier('voicemail', 'nobody', { kind: 'no-contact' }),
  classifier('nobody', null, { kind: 'no-contact', position: 2 }),
  classifier('complaint', null, { needsNote: true, position: 1 }),
  classifier('sold', null, { campaignId: SALES, position: 2 }),
  classifier('pro', 'sold', { campaignId: SALES }),
  classifier('refused', null, { campaignId: SALES, kind: 'failure', position: 1 }),
  classifier('elsewhere', null, { campaignId: OTHER }),
];
const namesOf = (offered: readonly Classifier[]) => offered.map(({ settings }) => settings.names['pl']);
const choose = (name: string, note = '') =>
  chooseClassifier(offeredClassifiers(TREE, SALES), { classifierId: idOf(name), note }, NOW);

test("a campaign's own tree comes first, then that of all calls, in their order; other campaigns' are not offered", () => {
  expect(namesOf(offeredClassifiers(TREE, SALES))).toEqual([
    'refused',
    'sold',
    'pro',
    'complaint',
    'nobody',
    'voicemail',
  ]);
  expect(namesOf(offeredClassifiers(TREE, null))).toEqual(['complaint', 'nobody', 'voicemail']);
});

test('one that is disabled is not offered, nor what stands below it', () => {
  const off = TREE.map((each) =>
    each.id === idOf('sold') ? { ...each, settings: { ...each.settings, enabled: false } } : each,
  );
  expect(namesOf(offeredClassifiers(off, SALES))).not.toContain('pro');
  expect(namesOf(offeredClassifiers(off, SALES))).toContain('refused');
});

test('what is chosen comes with all it stands below', () => {
  const chosen = choose('pro', 'two years');
  expect(chosen.ok && namesOf(chosen.value.path)).toEqual(['sold', 'pro']);
  expect(chosen.ok && chosen.value.note).toBe('two years');
});

test.each(['sold', 'elsewhere', 'unheard of'])('%s cannot be chosen: it holds others, or is not offered', (name) => {
  expect(choose(name)).toMatchObject({ ok: false, error: { code: 'classifier/not-offered' } });
});

test('one that needs a note is refused without, and written with; elsewhere no note is none', () => {
  expect(choose('complaint')).toMatchObject({ ok: false, error: { code: 'classifier/note-required' } });
  expect(choose('complaint', 'too loud')).toMatchObject({ ok: true, value: { note: 'too loud' } });
  expect(choose('refused')).toMatchObject({ ok: true, value: { note: null } });
});

const inHours = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);

test('one that plans a recall does so after its time, or at the one that is said; without, or with one that is past, it is refused', () => {
  const later = [
    classifier('later', null, { recall: { kind: 'after', minutes: 90, for: 'this-agent' } }),
    classifier('ask', null, { recall: { kind: 'ask' } }),
  ];
  const at = (name: string, recallAt?: Date) =>
    chooseClassifier(later, { classifierId: idOf(name), note: '', recallAt }, NOW);
  expect(at('later')).toMatchObject({ value: { recall: { at: inHours(1.5), for: 'this-agent' } } });
  expect(at('ask', inHours(24))).toMatchObject({ value: { recall: { at: inHours(24), for: 'anyone' } } });
  for (const wrong of [undefined, NOW, inHours(-1), inHours(24 * 400)]) {
    expect(at('ask', wrong)).toMatchObject({ ok: false, error: { code: 'classifier/time-required' } });
  }
  expect(choose('refused')).toMatchObject({ value: { recall: null } });
});
