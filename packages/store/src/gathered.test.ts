import { expect, test } from 'vitest';
import { gathered } from './gathered.ts';

/** Doubles numbers, when the test lets it. */
function ledger({ most = 10, atOnce = 1 } = {}) {
  const asked: (readonly number[])[] = [];
  const gates: PromiseWithResolvers<void>[] = [];
  const ask = gathered<number, number>(
    async (numbers) => {
      asked.push(numbers);
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      await gate.promise;
      if (numbers.includes(0)) throw new Error('away');
      return (number) => 2 * number;
    },
    { most, atOnce },
  );
  return { asked, ask, answer: () => gates.shift()?.resolve() };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

test('what is asked in one turn is asked together, and each gets their own answer', async () => {
  const { asked, ask, answer } = ledger();
  const answers = Promise.all([1, 2, 1].map(ask));
  await turn();
  answer();
  expect([await answers, asked]).toEqual([[2, 4, 2], [[1, 2, 1]]]);
});

test('what is asked while others are on their way goes with the next, no more at a time than there may be', async () => {
  const { asked, ask, answer } = ledger({ most: 2 });
  const first = ask(1);
  await turn();
  const later = Promise.all([2, 3, 4].map(ask));
  await turn();
  expect(asked).toEqual([[1]]);
  answer();
  await first;
  await turn();
  expect(asked).toEqual([[1], [2, 3]]);
  answer();
  await turn();
  await turn();
  expect(asked).toEqual([[1], [2, 3], [4]]);
  answer();
  expect(await later).toEqual([4, 6, 8]);
});

test('a question that cannot be answered fails for all who asked with it, and for nobody after them', async () => {
  const { ask, answer } = ledger();
  const answers = Promise.allSettled([ask(1), ask(0)]);
  await turn();
  answer();
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  const next = ask(3);
  await turn();
  answer();
  expect(await next).toBe(6);
});
