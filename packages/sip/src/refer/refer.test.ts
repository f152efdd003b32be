import { expect, test } from 'vitest';
import type { Dialog } from '../dialog/dialog.ts';
import { makeRequest } from '../message/build.ts';
import { readRefer } from './refer.ts';
import {
  type ReferSubscription,
  fieldsOfAccepted,
  referNotified,
  referStands,
  subscribed,
} from './refer-subscription.ts';

const refer = (...headers: [string, string][]) =>
  makeRequest({
    method: 'REFER',
    uri: 'sip:us@here',
    from: { uri: 'sip:anna@here', params: { tag: 'a' } },
    to: { uri: 'sip:us@here', params: { tag: 'b' } },
    callId: 'call',
    cseq: 93809823,
    headers,
  });

const DIALOG: Dialog = {
  callId: 'call',
  localTag: 'b',
  remoteTag: 'a',
  localUri: 'sip:us@here',
  remoteUri: 'sip:anna@here',
  remoteTarget: 'sip:anna@phone',
  routeSet: [],
  localSeq: 7,
  remoteSeq: 93809823,
  contact: 'sip:us@here',
  secure: false,
};

const SUBSCRIPTION: ReferSubscription = { id: 5, notifies: true, underWay: false, waiting: null };

test('a REFER names one target, who refers, and whether they want to hear of it', () => {
  const read = readRefer(refer(['Refer-To', '<sip:102@here>'], ['Referred-By', '<sip:anna@here>']));
  expect(read).toMatchObject({
    ok: true,
    value: {
      to: { uri: { user: '102' } },
      by: { referrer: { uri: 'sip:anna@here' } },
      subscribes: true,
      number: 93809823,
    },
  });
  expect(readRefer(refer(['r', '<sip:102@here>'], ['Refer-Sub', 'FALSE']))).toMatchObject({
    value: { subscribes: false },
  });
});

test.each([
  ['no target', [], 'refer/malformed'],
  [
    'two targets',
    [
      ['Refer-To', '<sip:1@here>'],
      ['Refer-To', '<sip:2@here>'],
    ],
    'refer/malformed',
  ],
  ['a target nobody can read', [['Refer-To', 'hello']], 'refer/malformed'],
  ['another method than INVITE', [['Refer-To', '<sip:1@here;method=MESSAGE>']], 'refer/method'],
] as [string, [string, string][], string][])('a REFER with %s is refused', (_, headers, code) => {
  expect(readRefer(refer(...headers))).toMatchObject({ ok: false, error: { code } });
});

test('a notification is a NOTIFY of the dialog with the status line as its body', () => {
  const { next, dialog, request } = referStands(SUBSCRIPTION, DIALOG, 180);
  expect(request).toMatchObject({ method: 'NOTIFY', body: 'SIP/2.0 180 Ringing\r\n' });
  expect(request?.headers.get('Event')).toBe('refer;id=5');
  expect(request?.headers.get('Subscription-State')).toMatch(/^active;expires=\d+$/);
  expect(dialog.localSeq).toBe(8);
  expect(next).toEqual({ ...SUBSCRIPTION, underWay: true });
});

test('one notification is under way at a time, and of those that wait only the newest goes', () => {
  const busy: ReferSubscription = { ...SUBSCRIPTION, underWay: true };
  const first = referStands(busy, DIALOG, 180);
  expect([first.request, first.next?.waiting, first.dialog.localSeq]).toEqual([null, 180, 7]);
  const later = referStands(first.next ?? busy, DIALOG, 183);
  const answered = referNotified(later.next ?? busy, DIALOG, true);
  expect(answered.request?.body).toBe('SIP/2.0 183 Session Progress\r\n');
  expect(answered.next).toEqual(busy);
  expect(referNotified(busy, DIALOG, true)).toEqual({ next: SUBSCRIPTION, dialog: DIALOG, request: null });
});

test('the final status waits for nothing and ends the subscription', () => {
  const { next, request } = referStands({ ...SUBSCRIPTION, underWay: true, waiting: 180 }, DIALOG, 603);
  expect(next).toBeNull();
  expect(request?.headers.get('Subscription-State')).toBe('terminated;reason=noresource');
});

test('a phone that refuses a notification is sent no more, until the REFER is done', () => {
  const { next } = referNotified({ ...SUBSCRIPTION, underWay: true, waiting: 180 }, DIALOG, false);
  expect(next).toMatchObject({ notifies: false });
  expect(referStands(next ?? SUBSCRIPTION, DIALOG, 180).request).toBeNull();
  expect(referStands(next ?? SUBSCRIPTION, DIALOG, 200)).toEqual({ next: null, dialog: DIALOG, request: null });
});

test('Refer-Sub: false is granted in the 202, and nothing is sent', () => {
  const read = readRefer(refer(['Refer-To', '<sip:102@here>'], ['Refer-Sub', 'false']));
  if (!read.ok) throw new Error(read.error.text);
  expect(fieldsOfAccepted(read.value)).toEqual([['Refer-Sub', 'false']]);
  expect(referStands(subscribed(read.value), DIALOG, 100).request).toBeNull();
});
