import { EXPORTED_REPORTS, exportOrder } from '@wpm/contract';
import { expect, test } from 'vitest';
import { en as consoleEn } from '../../i18n/en.ts';
import { pl as consolePl } from '../../i18n/pl.ts';
import { en as recordingsEn } from '../recordings/words/en.ts';
import { pl as recordingsPl } from '../recordings/words/pl.ts';
import { en } from '../words/en.ts';
import { pl } from '../words/pl.ts';
import { exportTexts } from './export-texts.ts';

const POLISH = { reports: pl, recordings: recordingsPl, console: consolePl };
const ENGLISH = { reports: en, recordings: recordingsEn, console: consoleEn };

test.each(EXPORTED_REPORTS)('the texts of the report of %s are what an order may hold, in both languages', (report) => {
  for (const texts of [exportTexts(report, POLISH), exportTexts(report, ENGLISH)])
    expect(exportOrder.safeParse({ report, format: 'csv', texts }).error).toBeUndefined();
});

test('headings say what is in seconds, codes are told as on the screen', () => {
  expect(exportTexts('calls', ENGLISH)).toMatchObject({
    'column.talk': 'Talk (s)',
    'column.mos': 'MOS',
    'left.abandoned': 'customer hung up',
    sheet: 'Calls',
  });
});

test('every column of the file of recalls has a heading of its own, and what stands in it is told as on the screen', () => {
  const ids = [
    'due',
    'customer',
    'contact',
    'campaign',
    'for',
    'state',
    'takenBy',
    'endedAt',
    'endedBy',
    'why',
    'note',
  ];
  for (const texts of [exportTexts('recalls', POLISH), exportTexts('recalls', ENGLISH)]) {
    const headings = [...ids, 'plannedBy'].map((id) => texts[`column.${id}`]);
    expect(headings).not.toContain(undefined);
    expect(new Set(headings).size).toBe(headings.length);
  }
  expect(exportTexts('recalls', ENGLISH)).toMatchObject({
    'recall.due': 'waits for an agent',
    'cancelled.by-hand': 'by hand',
    'campaign.outside': 'Outside campaigns',
    'for.anyone': 'anyone of the campaign',
    sheet: 'Recalls',
  });
});

test.each([
  ['offers', 'chosen agent givenBy verdict pushed woke registered rang ended campaign callId'],
  [
    'recordings',
    'start hold heldBy customer contact direction agents campaign length completeness keptUntil bytes callId recordingId',
  ],
] as const)('every column of the file of %s has a heading of its own, in both languages', (report, ids) => {
  for (const texts of [exportTexts(report, POLISH), exportTexts(report, ENGLISH)]) {
    const headings = ids.split(' ').map((id) => texts[`column.${id}`]);
    expect(headings).not.toContain(undefined);
    expect(new Set(headings).size).toBe(headings.length);
  }
});
