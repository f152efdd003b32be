import { holidaysSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { POLISH_HOLIDAYS, withPolishHolidays } from './polish-holidays.ts';

test('there are fourteen, as the platform takes them', () => {
  const settings = { name: 'Polska', days: [...POLISH_HOLIDAYS] };
  expect(holidaysSettings.parse(settings).days).toHaveLength(14);
});

test('what is there stays as it is, and is not added twice', () => {
  const own = { names: { pl: 'Sylwester' }, date: { kind: 'yearly', month: 12, day: 31 }, open: [] } as const;
  const shortEve = {
    names: { pl: 'Wigilia' },
    date: { kind: 'yearly', month: 12, day: 24 },
    open: [{ from: '08:00', to: '12:00' }],
  } as const;
  const days = withPolishHolidays([
    { ...own, open: [] },
    { ...shortEve, open: [...shortEve.open] },
  ]);
  expect(days).toHaveLength(15);
  expect(days.slice(0, 2)).toEqual([own, shortEve]);
  expect(withPolishHolidays(days)).toEqual(days);
});
