import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';

test('sources take turns, each in its own order', () => {
  const queue = new FairQueue<string>();
  for (const item of ['office 1', 'office 2', 'office 3', 'home 1', 'home 2'])
    queue.put(item.split(' ')[0] ?? '', item);
  const taken = Array.from({ length: 3 }, () => queue.take());
  queue.put('road', 'road 1');
  while (queue.size > 0) taken.push(queue.take());
  expect(taken).toEqual(['office 1', 'home 1', 'office 2', 'home 2', 'office 3', 'road 1']);
  expect(queue.take()).toBeUndefined();
});

test('a source that came with thousands gets them all, in order, while more come and others wait', () => {
  const queue = new FairQueue<number>();
  const COUNT = 3_000;
  for (let at = 0; at < COUNT; at++) queue.put('office', at);
  const office: number[] = [];
  const home: number[] = [];
  for (let turn = 0; queue.size > 0; turn++) {
    if (turn % 3 === 0 && turn < COUNT) queue.put('office', COUNT + turn / 3);
    if (turn % 500 === 0 && turn < COUNT) queue.put('home', -1 - turn);
    const item = queue.take() ?? NaN;
    (item < 0 ? home : office).push(item);
  }
  expect(office).toEqual(Array.from({ length: COUNT + COUNT / 3 }, (_, at) => at));
  expect(home).toEqual([-1, -501, -1001, -1501, -2001, -2501]);
  expect(queue.take()).toBeUndefined();
});
