import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('what comes while something is done waits for it and is done together, also after one that failed', async () => {
  const begun: (readonly number[])[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const note = inTurn<number>((batch) => {
    begun.push(batch);
    const end = Promise.withResolvers<void>();
    ends.push(end);
    return end.promise;
  });
  note(1);
  note(2);
  note(3);
  expect(begun).toEqual([[1]]);
  ends[0]?.reject(new Error('the platform is away'));
  await expect.poll(() => begun).toEqual([[1], [2, 3]]);
  ends[1]?.resolve();
  await ends[1]?.promise;
  await expect
    .poll(() => {
      if (begun.length === 2) note(4);
      return begun.at(-1);
    })
    .toContain(4);
});
