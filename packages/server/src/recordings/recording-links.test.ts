import { expect, test } from 'vitest';
import { RecordingLinks } from './recording-links.ts';

const links = new RecordingLinks(Buffer.alloc(32, 1));
const session = '01920000-0000-7000-8000-000000000001';
const recording = '01920000-0000-7000-8000-000000000002';
const other = '01920000-0000-7000-8000-000000000003';
const now = new Date('2026-06-01T12:00:00Z');
const grant = { listenerId: session, recordingId: recording, purpose: 'listen', format: 'wav' } as const;

function ticketOf(url: string): string {
  return new URL(url, 'http://x').searchParams.get('ticket') ?? '';
}

test('a link is good for its recording, for five minutes', () => {
  const { url, expiresAt } = links.issue(grant, now);
  expect(url).toMatch(`/api/v1/recordings/${recording}/audio?ticket=`);
  expect(expiresAt.getTime() - now.getTime()).toBe(300_000);
  expect(links.grantOf(ticketOf(url), recording, new Date(now.getTime() + 299_999))).toEqual(grant);
  expect(links.grantOf(ticketOf(url), recording, expiresAt)).toBeUndefined();
  expect(links.grantOf(ticketOf(url), other, now)).toBeUndefined();
});

test('a ticket that was changed, or signed by another key, is none', () => {
  const ticket = ticketOf(links.issue(grant, now).url);
  const [body = '', signature = ''] = ticket.split('.');
  const forged = Buffer.from(body, 'base64url').toString().replace(recording, other);
  expect(links.grantOf(`${Buffer.from(forged).toString('base64url')}.${signature}`, other, now)).toBeUndefined();
  const otherKey = new RecordingLinks(Buffer.alloc(32, 2));
  expect(otherKey.grantOf(ticket, recording, now)).toBeUndefined();
  for (const wrong of ['', '.', body, `${body}.`, `.${signature}`, `${body}.${signature}x`]) {
    expect(links.grantOf(wrong, recording, now)).toBeUndefined();
  }
});

test('the cookie of a session shows that session and no other, and is no link', () => {
  const cookie = links.listenerOf(session);
  expect(links.isListener(cookie, session)).toBe(true);
  expect(links.isListener(cookie, other)).toBe(false);
  expect(links.isListener(undefined, session)).toBe(false);
  expect(links.grantOf(`${session}.${cookie}`, recording, now)).toBeUndefined();
});
