import { expect, test } from 'vitest';
import { CallLinks } from './call-links.ts';

const GRANT = { accountId: '0192f7a0-0000-7000-8000-000000000001', dialled: '+48600100200', campaignId: null };
const at = (ms: number) => new Date(ms);

test('a link places the call it was made for until it is over, and no other', () => {
  const links = new CallLinks(Buffer.alloc(32, 1));
  const token = links.issue(GRANT, at(60_000));
  expect(links.grantOf(token, at(59_999))).toEqual({ ...GRANT, expiresAt: at(60_000) });
  expect(links.grantOf(token, at(60_000))).toBeUndefined();
});

test('a link that places one call says by which id it is known when it has', () => {
  const links = new CallLinks(Buffer.alloc(32, 1));
  const once = { ...GRANT, onceId: '0192f7a0-0000-7000-8000-000000000009' };
  expect(links.grantOf(links.issue(once, at(60_000)), at(0))).toEqual({ ...once, expiresAt: at(60_000) });
});

test.each([
  [
    'of another number',
    (token: string) =>
      `${Buffer.from(JSON.stringify([GRANT.accountId, '+48700', null, 9e9])).toString('base64url')}.${token.split('.')[1]}`,
  ],
  ['by another key', () => new CallLinks(Buffer.alloc(32, 2)).issue(GRANT, at(9e9))],
  ['without a signature', (token: string) => token.split('.')[0] ?? ''],
  ['of nothing', () => ''],
])('a link %s places nothing', (_, forge) => {
  const links = new CallLinks(Buffer.alloc(32, 1));
  expect(links.grantOf(forge(links.issue(GRANT, at(9e9))), at(0))).toBeUndefined();
});
