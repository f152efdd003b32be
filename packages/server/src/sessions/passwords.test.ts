import { expect, test } from 'vitest';
import { hashPassword, Passwords } from './passwords.ts';

test('a password is kept as argon2id with the cost OWASP asks for, and each hash has its own salt', async () => {
  const [first, second] = await Promise.all([hashPassword('secret one'), hashPassword('secret one')]);
  expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(second).not.toBe(first);
});

test('only the right password of an account that exists is right', async () => {
  const passwords = await Passwords.create();
  const hash = await hashPassword('secret one');
  expect(await passwords.isRight(hash, 'secret one')).toBe(true);
  expect(await passwords.isRight(hash, 'secret two')).toBe(false);
  expect(await passwords.isRight(undefined, 'secret one')).toBe(false);
});

test('as much work is done for an account that does not exist as for one that does', async () => {
  const passwords = await Passwords.create();
  const hash = await hashPassword('secret one');
  const known = await leastWork(() => passwords.isRight(hash, 'secret two'));
  const unknown = await leastWork(() => passwords.isRight(undefined, 'secret two'));
  expect(unknown).toBeGreaterThan(known * 0.5);
  expect(known).toBeGreaterThan(unknown * 0.5);
});

/** In microseconds of processor time, which a busy machine does not stretch as it does the clock on the wall. */
async function leastWork(run: () => Promise<unknown>): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < 5; round++) {
    const before = process.cpuUsage();
    await run();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, user + system);
  }
  return least;
}
