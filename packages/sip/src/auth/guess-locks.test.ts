import { ManualClock } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { GuessLocks } from './guess-locks.ts';
import { sourceNetwork } from '../transport/source-network.ts';

const ATTACKER = '203.0.113.9';

function setUp() {
  const clock = new ManualClock();
  const locks = new GuessLocks(clock, { perUser: 3, usersPerSource: 4, forgetMs: 60_000, maxSources: 5 });
  /** Tries a password; tells what it came to. */
  const guess = (source: string, user: string, outcome: 'right' | 'wrong' | 'unknown' = 'wrong') => {
    const wait = locks.admit(source, user);
    if (wait === undefined) locks.settle(source, user, outcome);
    return wait ?? outcome;
  };
  return { clock, locks, guess };
}

test('after so many wrong passwords the source is locked out of the user, and told for how long', () => {
  const { clock, locks, guess } = setUp();
  expect(Array.from({ length: 5 }, () => guess(ATTACKER, 'anna'))).toEqual(['wrong', 'wrong', 'wrong', 60, 60]);
  expect(locks.locked).toBe(1);
  clock.advance(59_999);
  expect(guess(ATTACKER, 'anna', 'right')).toBe(1);
  clock.advance(1);
  expect(guess(ATTACKER, 'anna')).toBe('wrong');
  expect(guess(ATTACKER, 'anna', 'right')).toBe(60);
});

test('nobody else is locked: not the user elsewhere, not another user at the same address', () => {
  const { guess } = setUp();
  for (let count = 0; count < 9; count++) guess(ATTACKER, 'anna');
  expect(guess('198.51.100.1', 'anna', 'right')).toBe('right');
  expect(guess(ATTACKER, 'jan', 'right')).toBe('right');
});

test('the right password forgets what went before', () => {
  const { locks, guess } = setUp();
  guess(ATTACKER, 'anna');
  guess(ATTACKER, 'anna');
  guess(ATTACKER, 'anna', 'right');
  expect(Array.from({ length: 3 }, () => guess(ATTACKER, 'anna'))).toEqual(['wrong', 'wrong', 'wrong']);
  expect(locks.locked).toBe(1);
});

test('attempts made at once do not slip through together', () => {
  const { locks } = setUp();
  const admitted = Array.from({ length: 10 }, () => locks.admit(ATTACKER, 'anna'));
  expect(admitted.filter((wait) => wait === undefined)).toHaveLength(3);
});

test('what could not be judged counts for nothing', () => {
  const { locks, guess } = setUp();
  for (let count = 0; count < 9; count++) expect(guess(ATTACKER, 'anna', 'unknown')).toBe('unknown');
  expect(locks.locked).toBe(0);
});

test('who fails at many users is locked out of those not tried yet, until some are forgotten', () => {
  const { clock, guess } = setUp();
  for (const user of ['a', 'b', 'c', 'd']) expect(guess(ATTACKER, user)).toBe('wrong');
  expect([guess(ATTACKER, 'e'), guess(ATTACKER, 'anna', 'right'), guess(ATTACKER, 'a')]).toEqual([60, 60, 'wrong']);
  clock.advance(60_000);
  expect(guess(ATTACKER, 'e')).toBe('wrong');
});

test('ten thousand phones that register at once behind one address are not taken for guessing', () => {
  const { locks } = setUp();
  const users = Array.from({ length: 10_000 }, (_, index) => `phone${index}`);
  expect(users.filter((user) => locks.admit(ATTACKER, user) !== undefined)).toEqual([]);
  for (const user of users) locks.settle(ATTACKER, user, 'right');
  expect(locks.admit(ATTACKER, 'one more')).toBeUndefined();
});

test('memory is bounded: the source that was quiet longest is forgotten', () => {
  const { locks, guess } = setUp();
  for (let count = 0; count < 3; count++) guess('source 0', 'anna');
  for (let index = 1; index < 100; index++) for (let user = 0; user < 50; user++) guess(`source ${index}`, `${user}`);
  expect(locks.locked).toBe(0);
  expect(guess('source 0', 'anna')).toBe('wrong');
});

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('the network of %s is %s', (address, network) => {
  expect(sourceNetwork(address)).toBe(network);
});
