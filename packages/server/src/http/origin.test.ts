import { expect, test } from 'vitest';
import { originAllowed } from './origin.ts';

const plain = { tls: undefined };
const secure = { tls: {} };

test.each([
  ['http://127.0.0.1:8080', '127.0.0.1:8080'],
  ['http://Phone.Example', 'phone.example'],
  ['http://phone.example', 'phone.example:80'],
  ['https://phone.example', 'phone.example'],
  ['http://[::1]:8080', '[::1]:8080'],
])('a page of %s may speak to %s', (origin, host) => {
  expect(originAllowed({ headers: { origin, host } }, plain)).toBe(true);
});

test.each([
  ['http://evil.test', '127.0.0.1:8080'],
  ['http://127.0.0.1:8081', '127.0.0.1:8080'],
  ['http://127.0.0.1', '127.0.0.1:8080'],
  ['http://phone.example.evil.test', 'phone.example'],
  ['null', '127.0.0.1:8080'],
  ['file://', '127.0.0.1:8080'],
  ['', '127.0.0.1:8080'],
  ['ftp://phone.example', 'phone.example'],
])('a page of %s may not speak to %s', (origin, host) => {
  expect(originAllowed({ headers: { origin, host } }, plain)).toBe(false);
});

test('where TLS is served, a page that came without it may not speak', () => {
  const headers = { origin: 'http://phone.example', host: 'phone.example' };
  expect(originAllowed({ headers }, secure)).toBe(false);
  expect(originAllowed({ headers: { ...headers, origin: 'https://phone.example' } }, secure)).toBe(true);
});

test('a request of no page is allowed, a page that speaks to no host is not', () => {
  expect(originAllowed({ headers: { host: 'phone.example' } }, plain)).toBe(true);
  expect(originAllowed({ headers: { origin: 'http://phone.example' } }, plain)).toBe(false);
});
