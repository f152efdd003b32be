import { PAGE_COLUMNS } from '@wpm/contract';
import { expect, test } from 'vitest';
import {
  agentColumns,
  CALL_COLUMNS,
  CAMPAIGN_COLUMNS,
  chosenColumns,
  type Column,
  MISSED_COLUMNS,
  MISSED_LIST_COLUMNS,
  OFFER_COLUMNS,
  QUALITY_COLUMNS,
  RECALL_COLUMNS,
  RECORDING_COLUMNS,
} from './columns.ts';

const AGENT = {
  accountId: 'anna',
  name: 'Anna',
  signedInMs: 0,
  statuses: [
    { chosen: 'break', activity: 'idle', breakName: 'Lunch', ms: 1 },
    { chosen: 'break', activity: 'idle', breakName: 'Coffee', ms: 1 },
  ],
} as const;
const idsOf = (columns: readonly Column<never>[]) => columns.map(({ id }) => id);

test.each([
  ['calls', CALL_COLUMNS],
  ['campaigns', CAMPAIGN_COLUMNS],
  ['agents', agentColumns([Object(AGENT)])],
  ['missed', MISSED_COLUMNS],
  ['missed-list', MISSED_LIST_COLUMNS],
  ['recalls', RECALL_COLUMNS],
  ['quality', QUALITY_COLUMNS],
  ['offers', OFFER_COLUMNS],
  ['recordings', RECORDING_COLUMNS],
] as const)('every column that can be chosen of the report of %s is in its file', (page, columns) => {
  for (const id of PAGE_COLUMNS[page]) expect(chosenColumns<never>(columns, [id]).length, id).toBeGreaterThan(1);
});

test('a file has what heads its rows and what was chosen, in that order, with all a cell of the screen shows', () => {
  expect(idsOf(chosenColumns<never>(CALL_COLUMNS, ['mos', 'customer', 'recording']))).toEqual([
    'start',
    'direction',
    'outcome',
    'mos',
    'customer',
    'contact',
    'recording',
    'completeness',
  ]);
  expect(chosenColumns<never>(CALL_COLUMNS, undefined)).toBe(CALL_COLUMNS);
});

test('choosing breaks has a column of each', () => {
  const columns = chosenColumns<never>(agentColumns([Object(AGENT)]), ['breaks', 'offered']);
  expect(idsOf(columns)).toEqual(['agent', 'break Coffee', 'break Lunch', 'offered']);
});
