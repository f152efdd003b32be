import { expect, test } from 'vitest';
import { readHostMessage } from './protocol.ts';

test('a message of this version is read as it is', () => {
  const message = { wpm: 1, kind: 'dial', id: '1', number: '+48 600 100 200' };
  expect(readHostMessage(message)).toEqual({ ok: true, message });
});

test.each([
  ['a text', 'dial', null],
  ['nothing', undefined, null],
  ['null', null, null],
  ['a list', [1], null],
  ['a message without a version', { kind: 'hello' }, null],
  ['a kind nobody knows', { wpm: 1, kind: 'transfer', id: '7' }, '7'],
  ['a call without its name', { wpm: 1, kind: 'answer', id: '7' }, '7'],
  ['a field nobody asked for', { wpm: 1, kind: 'hello', admin: true }, null],
  ['an id that is none', { wpm: 1, kind: 'dial', id: { $ne: '' }, number: '1' }, null],
  ['a number that is none', { wpm: 1, kind: 'dial', id: '7', number: '9'.repeat(65) }, '7'],
])('%s is refused, by its id where it has one', (_what, data, id) => {
  expect(readHostMessage(data)).toEqual({ ok: false, id, code: 'embedding/malformed' });
});

test('a message of another version is told so', () => {
  expect(readHostMessage({ wpm: 2, kind: 'hello', id: 'a' })).toEqual({
    ok: false,
    id: 'a',
    code: 'embedding/unknown-version',
  });
});
