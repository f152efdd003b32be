import { expect, test } from 'vitest';
import { dialogFromResponse } from '../dialog/dialog.ts';
import { makeRequest, reply } from '../message/build.ts';
import type { SipResponse } from '../message/message.ts';
import { prackWithin, readProvisional } from './reliable-receiver.ts';
import {
  type ReliableSender,
  acknowledge,
  reliableDeadline,
  reliableOnTime,
  reliableSender,
  sendReliably,
} from './reliable-sender.ts';

const invite = makeRequest({
  method: 'INVITE',
  uri: 'sip:anna@us',
  from: { uri: 'sip:ewa@them', params: { tag: 'ewa' } },
  to: { uri: 'sip:anna@us', params: {} },
  callId: 'one',
  cseq: 7,
  headers: [['Contact', '<sip:ewa@them:5070>']],
});
const provisional = (status: number, rseq?: number): SipResponse =>
  reply(invite, status, {
    toTag: 'anna',
    headers: [
      ['Contact', '<sip:anna@us>'],
      ...(rseq === undefined
        ? []
        : ([
            ['Require', '100rel'],
            ['RSeq', String(rseq)],
          ] as const)),
    ],
  });

const rack = (rseq: number) => ({ rseq, cseq: 7, method: 'INVITE' });
const ringing = (): ReliableSender => sendReliably(reliableSender(0), provisional(180), 0).next;

test('a reliable response carries its number and is sent again after T1, doubling, until 64·T1', () => {
  let sender = ringing();
  expect(sender.open?.response.headers.get('RSeq')).toBe('1');
  expect(sender.open?.response.headers.get('Require')).toBe('100rel');
  const sent: number[] = [];
  for (;;) {
    const now = reliableDeadline(sender);
    const step = reliableOnTime(sender, now);
    if (!step) {
      expect(now).toBe(32_000);
      break;
    }
    sent.push(now);
    sender = step.next;
  }
  expect(sent).toEqual([500, 1_500, 3_500, 7_500, 15_500, 31_500]);
});

test('a PRACK ends the repetition; the same PRACK again, or one for another response, acknowledges nothing', () => {
  const sender = ringing();
  expect(acknowledge(sender, rack(2), 10)).toBeUndefined();
  expect(acknowledge(sender, { ...rack(1), cseq: 8 }, 10)).toBeUndefined();
  expect(acknowledge(sender, { ...rack(1), method: 'UPDATE' }, 10)).toBeUndefined();
  const step = acknowledge(sender, rack(1), 10);
  expect(step?.acknowledged.status).toBe(180);
  expect(reliableDeadline(step?.next ?? sender)).toBe(Infinity);
  expect(step && acknowledge(step.next, rack(1), 11)).toBeUndefined();
});

test('the second waits for the PRACK of the first and has the next number', () => {
  const queued = sendReliably(ringing(), provisional(183), 5);
  expect(queued.send).toBeNull();
  const step = acknowledge(queued.next, rack(1), 10);
  expect(step?.send?.status).toBe(183);
  expect(step?.send?.headers.get('RSeq')).toBe('2');
});

test('who asks for a thousand waiting responses gets eight', () => {
  let sender = ringing();
  for (let index = 0; index < 1_000; index++) sender = sendReliably(sender, provisional(183), 1).next;
  expect(sender.waiting).toHaveLength(8);
});

test.each([
  [null, 41, 'next'],
  [41, 42, 'next'],
  [41, 41, 'ignored'],
  [41, 43, 'ignored'],
] as const)('after %s the number %i is %s', (last, rseq, kind) => {
  expect(readProvisional(last, provisional(180, rseq)).kind).toBe(kind);
});

test('without Require or RSeq a provisional response is an unreliable one', () => {
  expect(readProvisional(null, provisional(180)).kind).toBe('unreliable');
  expect(readProvisional(null, provisional(180, 0)).kind).toBe('unreliable');
});

test('a PRACK names the response it acknowledges and is counted in its early dialog', () => {
  const formed = dialogFromResponse(invite, provisional(180, 41));
  if (!formed.ok) throw new Error(formed.error.code);
  const { request, dialog } = prackWithin(formed.value, provisional(180, 41), 41);
  expect(request.headers.get('RAck')).toBe('41 7 INVITE');
  expect(request.headers.get('CSeq')).toBe('8 PRACK');
  expect(dialog.localSeq).toBe(8);
});
