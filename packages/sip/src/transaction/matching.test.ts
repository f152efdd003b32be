import { expect, test } from 'vitest';
import { type SipRequest, makeRequest, reply } from '../index.ts';
import { ackForRefusal, cancelFor, clientKey, mergeKey, serverKey } from './matching.ts';

function invite(via = 'SIP/2.0/UDP h:5070;branch=z9hG4bKa'): SipRequest {
  const request = makeRequest({
    method: 'INVITE',
    uri: 'sip:600@h',
    from: { uri: 'sip:a@h', params: { tag: 'f' } },
    to: { uri: 'sip:600@h', params: {} },
    callId: 'c',
    cseq: 3,
    headers: [
      ['Route', '<sip:p;lr>'],
      ['Contact', '<sip:a@h>'],
    ],
    body: 'v=0',
    contentType: 'application/sdp',
  });
  request.headers.prepend('Via', via);
  return request;
}

test('a response belongs to the request with its branch and method (§17.1.3)', () => {
  expect(clientKey(reply(invite(), 180))).toBe(clientKey(invite()));
  expect(clientKey(cancelFor(invite()))).not.toBe(clientKey(invite()));
});

test('an ACK to a refusal finds its INVITE, a CANCEL only where it looks for one (§17.2.3, §9.2)', () => {
  const refusal = reply(invite(), 486, { toTag: 't' });
  expect(serverKey(ackForRefusal(invite(), refusal))).toBe(serverKey(invite()));
  expect(serverKey(cancelFor(invite()))).not.toBe(serverKey(invite()));
  expect(serverKey(cancelFor(invite()), 'INVITE')).toBe(serverKey(invite()));
});

test('the same branch from another sender is another transaction', () => {
  expect(serverKey(invite('SIP/2.0/UDP other:5070;branch=z9hG4bKa'))).not.toBe(serverKey(invite()));
  expect(serverKey(invite('SIP/2.0/UDP H:5070;branch=z9hG4bKa;received=1.2.3.4;rport=9'))).toBe(serverKey(invite()));
});

test('a branch that is not unique is no name: all that copies share is (RFC 2543)', () => {
  for (const via of ['SIP/2.0/UDP h', 'SIP/2.0/UDP h;branch=1', 'SIP/2.0/UDP h;branch=z9hG4bK']) {
    const seen = invite(`${via};received=1.2.3.4;rport=9`);
    expect(serverKey(seen)).toBe(serverKey(invite(via)));
    expect(serverKey({ ...seen, uri: 'sip:601@h' })).not.toBe(serverKey(seen));
  }
});

test('a request that comes by two ways has one merge key; within a dialog there is none (§8.2.2.2)', () => {
  expect(mergeKey(invite('SIP/2.0/UDP p;branch=z9hG4bKother'))).toBe(mergeKey(invite()));
  const within = invite();
  within.headers.set('To', '<sip:600@h>;tag=t');
  expect([mergeKey(within), mergeKey(cancelFor(invite()))]).toEqual([undefined, undefined]);
});

test('the ACK to a refusal goes the way of its INVITE to the To of the refusal (§17.1.1.3)', () => {
  const ack = ackForRefusal(invite(), reply(invite(), 486, { toTag: 't' }));
  expect([...ack.headers]).toEqual([
    ['Via', 'SIP/2.0/UDP h:5070;branch=z9hG4bKa'],
    ['Max-Forwards', '70'],
    ['From', '<sip:a@h>;tag=f'],
    ['To', '<sip:600@h>;tag=t'],
    ['Call-ID', 'c'],
    ['Route', '<sip:p;lr>'],
    ['CSeq', '3 ACK'],
  ]);
  expect([ack.uri, ack.body]).toEqual(['sip:600@h', '']);
});

test('a CANCEL carries what its INVITE carried, and the reason it is given (§9.1, RFC 3326)', () => {
  const cancel = cancelFor(invite(), [['Reason', 'SIP;cause=200']]);
  expect([cancel.headers.get('To'), cancel.headers.get('CSeq'), cancel.headers.get('Reason')]).toEqual([
    '<sip:600@h>',
    '3 CANCEL',
    'SIP;cause=200',
  ]);
  expect([cancel.headers.has('Contact'), cancel.headers.has('Content-Type')]).toEqual([false, false]);
});
