import { expect, test } from 'vitest';
import { LeavingLinks } from './leaving-links.ts';

const links = new LeavingLinks(Buffer.alloc(32, 1));
const leaving = {
  viewId: '01920000-0000-7000-8000-000000000001',
  accountId: '01920000-0000-7000-8000-000000000002',
  email: 'Ewa@firma.example',
};

test('a token says whose mailing it ends, and of the address what only we can tell', () => {
  const token = links.issue(leaving);
  expect(links.grantOf(token)).toEqual({
    viewId: leaving.viewId,
    accountId: leaving.accountId,
    mark: links.markOf('ewa@FIRMA.example'),
  });
  expect(Buffer.from(token, 'base64url').toString()).not.toMatch(/firma/i);
  expect(links.markOf('jan@firma.example')).not.toBe(links.markOf(leaving.email));
  expect(new LeavingLinks(Buffer.alloc(32, 2)).markOf(leaving.email)).not.toBe(links.markOf(leaving.email));
});

test('a token that was changed, or signed by another key, is none', () => {
  const token = links.issue(leaving);
  const [body = '', signature = ''] = token.split('.');
  const forged = Buffer.from(Buffer.from(body, 'base64url').toString().replace('0001', '0003')).toString('base64url');
  expect(new LeavingLinks(Buffer.alloc(32, 2)).grantOf(token)).toBeUndefined();
  for (const wrong of ['', '.', body, `${body}.`, `.${signature}`, `${token}x`, `${forged}.${signature}`])
    expect(links.grantOf(wrong), wrong).toBeUndefined();
});
