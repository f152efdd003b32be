import { expect, test } from 'vitest';
import { type KeysOut, NO_KEYS, keyAnswered, keyDue } from './keys-out.ts';

const key = (digit: string) => ({ digit, ms: 100 });
const afterKeys = (...digits: string[]) =>
  digits.reduce<KeysOut>((keys, digit) => keyDue(keys, key(digit)).next, NO_KEYS);

test('keys go one after the other, each when the one before was taken', () => {
  expect(keyDue(NO_KEYS, key('1')).send).toEqual(key('1'));
  expect(keyDue(afterKeys('1'), key('2')).send).toBeUndefined();
  const second = keyAnswered(afterKeys('1', '2', '3'), 'taken');
  expect(second.send).toEqual(key('2'));
  const third = keyAnswered(second.next, 'taken');
  expect([third.send, keyAnswered(third.next, 'taken')]).toEqual([key('3'), { next: NO_KEYS }]);
});

test('who refuses them hears that key and all that follow', () => {
  const refused = keyAnswered(afterKeys('1', '2'), 'refused');
  expect(refused).toEqual({ next: { how: 'sound' }, sound: '12' });
  expect(keyDue(refused.next, key('3'))).toEqual({ next: refused.next, sound: '3' });
});

test('where nobody answers, what waited is not heard half a minute late, and an answer nobody waits for changes nothing', () => {
  const lost = keyAnswered(afterKeys('1', '2'), 'lost');
  expect(lost).toEqual({ next: { how: 'sound' } });
  for (const keys of [NO_KEYS, lost.next]) expect(keyAnswered(keys, 'refused')).toEqual({ next: keys });
});
