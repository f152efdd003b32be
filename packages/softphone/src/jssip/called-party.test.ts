import { expect, test } from 'vitest';
import { calledParty } from './called-party.ts';

test.each([
  ['"Infolinia" <sip:+48221230000@demo.local>', '+48221230000', 'Infolinia'],
  [String.raw`"Dział \"B\" \\ łódź" <sip:+48221230000@demo.local>`, '+48221230000', String.raw`Dział "B" \ łódź`],
  ['<sips:+48221230000@demo.local;user=phone>', '+48221230000', null],
  ['"" <sip:101@demo.local>', '101', null],
  ['<sip:%2342@demo.local>', '#42', null],
])('%s says which number was called, and of which campaign', (header, dialled, campaign) => {
  expect(calledParty(header)).toEqual({ dialled, campaign });
});

test('without the header, or with one that cannot be read, neither is known', () => {
  const nothing = { dialled: null, campaign: null };
  expect([undefined, '', 'no address', '"Infolinia <sip:1@demo.local>', '<sip:demo.local>'].map(calledParty)).toEqual(
    Array.from({ length: 5 }, () => nothing),
  );
});
