import type { Answer } from '@wpm/client';
import { expect, test } from 'vitest';
import { doAll, type Outcome, type Subject } from './bulk.ts';

const subject = (id: string, answer: Answer<unknown, string> | null, done: string[]): Subject => ({
  id,
  name: id,
  about: '',
  plan: () =>
    answer === null
      ? undefined
      : {
          before: 'no',
          after: 'yes',
          save: () => {
            done.push(id);
            return Promise.resolve(answer);
          },
        },
});

test('a refusal of one is told beside it and stops nobody else; who would not change is not touched', async () => {
  const done: string[] = [];
  const seat = { code: 'licence/no-seat', status: 409, fields: { licence: 'agent' } };
  const told: (readonly Outcome[])[] = [];
  await doAll(
    [
      subject('anna', { ok: true, value: {} }, done),
      subject('jan', { ok: false, error: seat }, done),
      subject('ewa', null, done),
      subject('piotr', { ok: true, value: {} }, done),
    ],
    { deed: 'kind', value: 'agent' },
    (outcomes) => void told.push(outcomes),
  );
  expect(done).toEqual(['anna', 'jan', 'piotr']);
  expect(told.map(({ length }) => length)).toEqual([1, 2, 3]);
  expect(told.at(-1)?.map(({ subject: { id }, refusal }) => [id, refusal])).toEqual([
    ['anna', null],
    ['jan', { code: 'licence/no-seat', detail: 'agent' }],
    ['piotr', null],
  ]);
});
