import { exportFilterOf, exportOrder } from '@wpm/contract';
import { expect, test } from 'vitest';
import { searchOf, viewOf } from '../reports/calls/report-view.ts';
import { filterOf } from '../reports/calls/use-call-report.ts';
import { filedOffersOf } from '../reports/offers/use-offers.ts';
import { offersSearchOf, offersViewOf } from '../reports/offers/offers-view.ts';
import { filedRecordingsOf } from '../reports/recordings/use-recordings.ts';
import { recordingsSearchOf, recordingsViewOf } from '../reports/recordings/recordings-view.ts';
import { sumsSearchOf, sumsViewOf } from '../reports/sums/use-sums-view.ts';

const ID = '0192f7a0-0000-7000-8000-000000000001';
const order = (asked: object) => exportOrder.parse({ report: 'calls', format: 'csv', ...asked });

test.each([
  '',
  'period=7-days&sort=longest-talk',
  `period=between&from=2026-10-01&agent=${ID}&campaign=${ID}&direction=inbound&outcome=missed&min=5&max=60`,
  `classifier=${ID}&number=%2B48600`,
])('the file that is mailed of a report of calls at %j is the one its page gives', (query) => {
  const view = viewOf(query);
  expect(searchOf(view)).toBe(query);
  expect(order(exportFilterOf('calls', query))).toEqual(order({ ...filterOf(view), sort: view.sort }));
});

test('so it is of a report of sums', () => {
  const query = `period=last-month&by=day&facet=network&campaign=${ID}&within=60`;
  const { by, facet, within, campaignId } = sumsViewOf(query);
  expect(sumsSearchOf(sumsViewOf(query))).toBe(query);
  const shown = { period: 'last-month', by, facet, withinSeconds: within, campaignId: campaignId ?? undefined };
  expect(order(exportFilterOf('campaigns', query))).toEqual(order(shown));
});

test('so it is of the ledger of offers, whose outcomes are not those of calls', () => {
  const query = `period=7-days&agent=${ID}&verdict=no-phone&outcome=not-delivered`;
  const view = offersViewOf(query);
  expect(offersSearchOf(view)).toBe(query);
  const mailed = order({ ...exportFilterOf('offers', query), report: 'offers' });
  expect(mailed).toEqual(order({ ...filedOffersOf(view), report: 'offers' }));
  expect(mailed).not.toHaveProperty('outcome');
  expect(mailed).toMatchObject({ offerOutcome: 'not-delivered', verdict: 'no-phone' });
});

test.each(['true', 'false'])('so it is of recordings, under hold %s', (held) => {
  const query = `campaign=${ID}&number=600&completeness=incomplete&held=${held}`;
  const view = recordingsViewOf(query);
  expect(recordingsSearchOf(view)).toBe(query);
  const mailed = order({ ...exportFilterOf('recordings', query), report: 'recordings' });
  expect(mailed).toEqual(order({ ...filedRecordingsOf(view), report: 'recordings' }));
  expect(mailed.held).toBe(held === 'true');
});

test('what an address holds that is not known is left out of the file as on the screen', () => {
  const query = 'period=always&sort=up&agent=me&min=-1&page=7&by=moon';
  expect(order(exportFilterOf('calls', query))).toEqual(order({}));
});

test('its columns are those the page shows, in that order; what the report does not have is left out, and what is named twice', () => {
  const query = 'period=today&columns=talk%2Cagent%2Cmoon%2Ctalk%2CserviceLevel';
  expect(exportFilterOf('calls', query)).toMatchObject({ columns: ['talk', 'agent'] });
  expect(exportFilterOf('campaigns', query)).toMatchObject({ columns: ['talk', 'serviceLevel'] });
  expect(exportFilterOf('missed', query)).toMatchObject({ columns: undefined });
});
