import { expect, test } from 'vitest';
import { type AnswerShelf, KeptAnswers, type KeptAnswer, LIMITS } from './kept-answers.ts';

const NOON = Date.UTC(2026, 10, 29, 12);

const nameOf = ({ account, query }: Pick<KeptAnswer, 'account' | 'query'>) => `${account} ${query}`;
const refused = async () => Promise.reject(new Error('no room'));

function shelfWith(...answers: readonly KeptAnswer[]): AnswerShelf & { readonly lying: Map<string, KeptAnswer> } {
  const lying = new Map(answers.map((answer) => [nameOf(answer), answer]));
  return {
    lying,
    all: async () => [...lying.values()],
    put: async (answer) => void lying.set(nameOf(answer), answer),
    drop: async (dropped) => dropped.forEach((answer) => lying.delete(nameOf(answer))),
    close: () => {},
  };
}

const answer = (account: string, query: string, at = NOON): KeptAnswer => ({ account, query, at, text: '"old"' });

test('what was answered is there at the next opening, with when it came', async () => {
  const shelf = shelfWith();
  const first = await KeptAnswers.open(shelf, 'anna', () => NOON);
  await first.keep('calls', { items: [1] });
  const second = await KeptAnswers.open(shelf, 'anna', () => NOON + 1_000);
  expect(second.of('calls')).toEqual({ data: { items: [1] }, at: NOON });
  expect(second.of('missed')).toBeUndefined();
  expect(second.beginning('ca')).toEqual([{ items: [1] }]);
  await second.forget('calls');
  expect([second.of('calls'), shelf.lying.size]).toEqual([undefined, 0]);
});

test("another user's answers are dropped at the opening, as are those of a week ago, of a wrong clock, and broken ones are not shown", async () => {
  const shelf = shelfWith(
    answer('jan', 'calls'),
    answer('anna', 'old', NOON - LIMITS.ageMs),
    answer('anna', 'of tomorrow', NOON + 86_400_000),
    { ...answer('anna', 'broken'), text: '{' },
    answer('anna', 'calls'),
  );
  const kept = await KeptAnswers.open(shelf, 'anna', () => NOON);
  expect([...shelf.lying.keys()]).toEqual(['anna broken', 'anna calls']);
  expect(kept.of('broken')).toBeUndefined();
  expect(kept.of('calls')?.data).toBe('old');
});

test('of a long list its beginning is kept, of too much nothing, and of many answers the newest', async () => {
  const shelf = shelfWith();
  let now = NOON;
  const kept = await KeptAnswers.open(shelf, 'anna', () => (now += 1));
  await kept.keep('list', { pages: ['a', 'b', 'c', 'd', 'e'], pageParams: [1, 2, 3, 4, 5] });
  expect(kept.of('list')?.data).toEqual({ pages: ['a', 'b', 'c', 'd'], pageParams: [1, 2, 3, 4] });
  await kept.keep('huge', 'x'.repeat(LIMITS.ofOne));
  expect(kept.of('huge')).toBeUndefined();
  for (let each = 0; each < LIMITS.answers; each += 1) await kept.keep(`query ${each}`, each);
  expect([shelf.lying.size, kept.of('list')]).toEqual([LIMITS.answers, undefined]);
  const large = 'x'.repeat(LIMITS.ofOne - 2);
  for (let each = 0; each < 12; each += 1) await kept.keep(`large ${each}`, large);
  const characters = [...shelf.lying.values()].reduce((sum, { text }) => sum + text.length, 0);
  expect(characters).toBeLessThanOrEqual(LIMITS.ofAll);
  expect([kept.of('large 11')?.data, kept.of('large 0')]).toEqual([large, undefined]);
});

test('what comes in after the user has left is not kept, and a device that keeps nothing stops nobody', async () => {
  const shelf = shelfWith();
  const kept = await KeptAnswers.open(shelf, 'anna', () => NOON);
  kept[Symbol.dispose]();
  await kept.keep('late', 1);
  expect(shelf.lying.size).toBe(0);
  const full = await KeptAnswers.open({ all: refused, put: refused, drop: refused, close: () => {} }, 'anna');
  await full.keep('calls', 1);
  expect(full.of('calls')?.data).toBe(1);
});
