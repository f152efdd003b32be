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
