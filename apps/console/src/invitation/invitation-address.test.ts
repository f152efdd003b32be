import { expect, test } from 'vitest';
import { invitationAddress, tokenOf } from './invitation-address.ts';
import { problemOf } from './password-problem.ts';

test('the token of a link comes back out of it, and stands where no server sees it', () => {
  const token = 'Zm9vYmFy_Zm9v-YmFyZm9vYmFy';
  const address = new URL(invitationAddress('https://phone.example', token));
  expect(address.pathname + address.search).toBe('/console/invitation');
  expect(tokenOf(address.hash)).toBe(token);
});

test('what cannot be a token is none', () => {
  for (const hash of ['', '#', '#short', '#<script>alert(1)</script>', `#${'x'.repeat(129)}`])
    expect(tokenOf(hash)).toBeUndefined();
});

test('a password is long enough and typed twice alike before it is sent', () => {
  expect(problemOf('123456789', '123456789')).toBe('too-short');
  expect(problemOf('1234567890', '1234567899')).toBe('differs');
  expect(problemOf('1234567890', '1234567890')).toBeNull();
});
