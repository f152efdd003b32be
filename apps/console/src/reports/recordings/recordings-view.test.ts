import { expect, test } from 'vitest';
import { ALL_OF_TODAY, type RecordingsView, recordingsSearchOf, recordingsViewOf } from './recordings-view.ts';

const ID = '0192f7a0-0000-7000-8000-000000000001';

test.each<[string, RecordingsView]>([
  ['', ALL_OF_TODAY],
  [
    `period=last-month&agent=${ID}&campaign=${ID}&number=600+100&completeness=incomplete&held=true&open=${ID}`,
    {
      ...ALL_OF_TODAY,
      period: 'last-month',
      agentId: ID,
      campaignId: ID,
      number: '600 100',
      completeness: 'incomplete',
      held: 'true',
      open: ID,
    },
  ],
])('the address %j and its view are each made from the other', (search, view) => {
  expect(recordingsViewOf(search)).toEqual(view);
  expect(recordingsSearchOf(view)).toBe(search);
});

test('what an address holds that is not known is left out', () => {
  expect(recordingsViewOf('completeness=half&held=1&open=x&agent=anna')).toEqual(ALL_OF_TODAY);
});
