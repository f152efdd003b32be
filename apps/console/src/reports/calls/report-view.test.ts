import { expect, test } from 'vitest';
import { type ReportView, searchOf, viewOf, WHOLE_DAY } from './report-view.ts';

const AGENT = '0192f7a0-0000-7000-8000-000000000001';

test.each<[string, ReportView]>([
  ['', WHOLE_DAY],
  [
    `period=last-month&agent=${AGENT}&direction=inbound&outcome=missed&classifier=none&number=600+100&min=30&max=90&sort=longest-wait`,
    {
      ...WHOLE_DAY,
      period: 'last-month',
      agentId: AGENT,
      direction: 'inbound',
      outcome: 'missed',
      classifier: 'none',
      number: '600 100',
      minSeconds: 30,
      maxSeconds: 90,
      sort: 'longest-wait',
    },
  ],
  ['period=between&to=2026-11-20', { ...WHOLE_DAY, period: 'between', last: '2026-11-20' }],
])('the address %j and its view are each made from the other', (search, view) => {
  expect(viewOf(search)).toEqual(view);
  expect(searchOf(view)).toBe(search);
});

test('what an address holds that is not known is left out', () => {
  const search = 'period=always&agent=anna&direction=up&classifier=sold&min=-1&max=99999&sort=random&from=2026-02-30';
  expect(viewOf(search)).toEqual(WHOLE_DAY);
});

test('days of one’s own are left out with a period that has its own', () => {
  expect(viewOf('period=yesterday&from=2026-11-01&to=2026-11-02')).toEqual({ ...WHOLE_DAY, period: 'yesterday' });
});
