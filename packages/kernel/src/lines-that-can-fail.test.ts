import { expect, test } from 'vitest';
import { linesThatCanFail } from './lines-that-can-fail.ts';

test('what cannot be written is lost without a word, and counted before the next that can', () => {
  const written: string[] = [];
  let isFull = false;
  const write = linesThatCanFail(
    (line) => {
      if (isFull) throw new Error('ENOSPC');
      written.push(line);
    },
    (lines) => `lost ${lines}`,
  );
  write('one');
  isFull = true;
  for (const line of ['two', 'three', 'four']) write(line);
  isFull = false;
  for (const line of ['five', 'six']) write(line);
  expect(written).toEqual(['one', 'lost 3', 'five', 'six']);
});
