import { expect, test } from 'vitest';
import { lineOf, missedListSearchOf, missedListViewOf } from './missed-list-view.ts';

const CAMPAIGN = '0192f7a0-0000-7000-8000-000000000001';

test.each([
  '',
  'period=last-month&line=direct&standing=open',
  `period=between&from=2026-10-01&campaign=${CAMPAIGN}&reason=abandoned&standing=called-back`,
])('the address %j leads to the view it was made from', (search) => {
  expect(missedListSearchOf(missedListViewOf(search))).toBe(search);
});

test('what an address holds that is not known is the usual', () => {
  expect(missedListViewOf('line=moon&reason=none&standing=x&campaign=y')).toEqual(missedListViewOf(''));
});

test('a line is asked for as a campaign or as direct numbers', () => {
  expect([null, 'direct', CAMPAIGN].map(lineOf)).toEqual([{}, { line: 'direct' }, { campaignId: CAMPAIGN }]);
});
