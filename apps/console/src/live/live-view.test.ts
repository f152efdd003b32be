import { expect, test } from 'vitest';
import { figureTurned, liveSearchOf, liveViewOf, queueTurned } from './live-view.ts';

const [ONE, TWO] = ['0192f7a0-0000-7000-8000-000000000001', '0192f7a0-0000-7000-8000-000000000002'];

test.each([
  '',
  'wall',
  `wall&figures=waiting,calls&queues=${ONE},${TWO}`,
  'q=anna&status=busy&campaign=Sprzeda%C5%BC',
  `figures=level&q=600+100`,
])('the address %j is that of what it shows', (search) => {
  expect(liveSearchOf(liveViewOf(search))).toBe(search);
});

test('what an address holds that is not known is left out', () => {
  const search = `figures=moon&queues=one,${ONE}&status=asleep&q=${'x'.repeat(99)}&page=7`;
  expect(liveSearchOf(liveViewOf(search))).toBe(`queues=${ONE}&q=${'x'.repeat(60)}`);
  expect(liveViewOf('figures=level,waiting,level').figures).toEqual(['waiting', 'level']);
});

test('a figure is turned on at its place, and the last one stays', () => {
  expect(figureTurned(['waiting', 'level'], 'free')).toEqual(['waiting', 'free', 'level']);
  expect(figureTurned(['waiting', 'level'], 'waiting')).toEqual(['level']);
  expect(figureTurned(['level'], 'level')).toEqual(['level']);
});

test('of all queues one is turned off; all again are none chosen, so that a new one is seen too', () => {
  const all = [ONE, TWO, 'three'];
  expect(queueTurned([], TWO, all)).toEqual([ONE, 'three']);
  expect(queueTurned([ONE, 'three'], TWO, all)).toEqual([]);
  expect(queueTurned([ONE], ONE, all)).toEqual([]);
  expect(queueTurned([ONE, 'gone'], TWO, all)).toEqual([ONE, TWO]);
});
