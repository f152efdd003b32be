import { expect, test } from 'vitest';
import { type FillRandom, uuidV7 } from './ids.ts';

const chance: FillRandom = (bytes) => crypto.getRandomValues(bytes);

test('a UUIDv7 carries its version, its variant and the time it was made', () => {
  const id = uuidV7(0x0192_3456_789a, (bytes) => bytes.fill(0xff));
  expect(id).toBe('01923456-789a-7fff-bfff-ffffffffffff');
});

test('ids made later sort later', () => {
  expect(uuidV7(1_000, chance) < uuidV7(1_001, chance)).toBe(true);
});
