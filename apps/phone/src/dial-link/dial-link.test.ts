import { expect, test } from 'vitest';
import { dialLink } from './dial-link.ts';

test.each([
  ['?dial=%2B48600100200', '+48600100200'],
  ['?dial=tel:%2B48-600-100-200', '+48600100200'],
  ['?dial=tel%3A%2B48%28600%29100.200', '+48600100200'],
  ['?dial=TEL:600%20100%20200', '600100200'],
  ['?dial=web%2Btel%3A600100200', '600100200'],
  ['?dial=tel:101;phone-context=demo.local', '101'],
  ['?a=b&dial=*21%23', '*21#'],
])('a link is read as a number: %s', (search, number) => {
  expect(dialLink(search)).toBe(number);
});

test.each([
  '',
  '?dial=',
  '?dial=tel:',
  '?dial=sip:anna@demo.local',
  '?dial=%3Cscript%3E',
  '?dial=12+34+56+%2B7',
  `?dial=${'1'.repeat(33)}`,
  '?number=600100200',
])('what is no number is no link to dial: %s', (search) => {
  expect(dialLink(search)).toBeUndefined();
});
