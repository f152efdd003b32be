import { expect, test } from 'vitest';
import { readCaller, readDialled } from './dialled.ts';

const outside = { kind: 'outside', number: '+48221000101' };

test.each(['+48221000101', '+48 22 100 01 01', '0048221000101', '221000101', '022 100-01-01', '(22) 100.01.01'])(
  '%s is the same number in E.164',
  (typed) => expect(readDialled(typed, '48')).toEqual(outside),
);

test.each(['112', '997', '998', '999', '986', '991'])(
  '%s is an emergency number, whoever has that extension',
  (typed) => expect(readDialled(typed, '48')).toEqual({ kind: 'emergency', digits: typed }),
);

test('what calls for help is the country’s; 112 does everywhere', () => {
  expect(readDialled('911', '1')).toEqual({ kind: 'emergency', digits: '911' });
  expect(readDialled('911', '48')).toEqual({ kind: 'internal', digits: '911' });
  expect(readDialled('112', '1')).toEqual({ kind: 'emergency', digits: '112' });
});

test('two to five digits stay inside', () => {
  expect(readDialled('600', '48')).toEqual({ kind: 'internal', digits: '600' });
  expect(readDialled('10', '48')).toEqual({ kind: 'internal', digits: '10' });
});

test.each(['', '1', 'anna', '+', '+0123456', '+48', '+4812345678901234', "1'; DROP TABLE"])(
  '%s is no number and reaches nobody',
  (typed) => expect(readDialled(typed, '48')).toEqual({ kind: 'nonsense' }),
);

test('a caller is known by E.164, as sent where that cannot be read, and withheld numbers are anonymous', () => {
  expect(readCaller('0048600100200', '48')).toBe('+48600100200');
  expect(readCaller('600100200', '48')).toBe('+48600100200');
  expect(readCaller('sipp', '48')).toBe('sipp');
  expect(readCaller('Anonymous', '48')).toBe('anonymous');
  expect(readCaller(undefined, '48')).toBe('anonymous');
});
