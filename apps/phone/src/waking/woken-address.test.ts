import { expect, test } from 'vitest';
import { wokenAddress } from './woken-address.ts';

const ID = '0192f7a0-0000-7000-8000-000000000100';

test('the phone reads for which call it was opened, and whether to answer', () => {
  expect(wokenAddress(`?wake=${ID}&choice=answer`)).toEqual({ callId: ID, choice: 'answer' });
  expect(wokenAddress(`?wake=${ID}&choice=show`)).toEqual({ callId: ID, choice: 'show' });
  expect(wokenAddress(`?wake=${ID}`)).toEqual({ callId: ID, choice: 'show' });
});

test.each(['', '?dial=600', '?wake=', '?wake=<script>', '?choice=answer'])('no call was meant: %s', (search) => {
  expect(wokenAddress(search)).toBeUndefined();
});
