import { describe, expect, test } from 'vitest';
import { type SipRequest, makeRequest } from '../index.ts';
import {
  type Subscription,
  type SubscriptionStep,
  change,
  end,
  notified,
  notify,
  resubscribe,
  subscribe,
} from './subscription.ts';

const DOCUMENT = { contentType: 'application/reginfo+xml', body: '<reginfo/>' };
const EVENT = { package: 'reg', id: '7', params: {} };

function request(cseq = 1, toTag?: string): SipRequest {
  const uri = 'sip:anna@demo.local';
  return makeRequest({
    method: 'SUBSCRIBE',
    uri,
    from: { uri, params: { tag: 'theirs' } },
    to: { uri, params: toTag === undefined ? {} : { tag: toTag } },
    callId: 'c',
    cseq,
    headers: [
      ['Via', 'SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK1'],
      ['Record-Route', '<sip:p.example;lr>'],
      ['Contact', '<sip:anna@192.0.2.7>'],
    ],
  });
}

const begin = (seconds = 60) =>
  subscribe({ request: request(), seconds, now: 0 }, { event: EVENT, localTag: 'ours', contact: 'sip:wpm@192.0.2.1' });

const kinds = ({ effects }: SubscriptionStep) =>
  effects.map((effect) => (effect.kind === 'respond' ? effect.response.status : effect.kind));

function alive(subscription: Subscription): Exclude<Subscription, { state: 'ended' }> {
  if (subscription.state === 'ended') throw new Error('it has ended');
  return subscription;
}

/** A subscription whose first NOTIFY was taken. */
const told = (): Subscription => notified(notify(alive(begin().next), DOCUMENT, 0).next, 200).next;

describe('subscribing', () => {
  test('is answered with its time, and the subscriber is told how things are', () => {
    const step = begin();
    expect(kinds(step)).toEqual([200, 'notify']);
    const [answer] = step.effects;
    expect(answer?.kind === 'respond' && [...answer.response.headers]).toEqual(
      expect.arrayContaining([
        ['Record-Route', '<sip:p.example;lr>'],
        ['To', '<sip:anna@demo.local>;tag=ours'],
        ['Expires', '60'],
        ['Contact', '<sip:wpm@192.0.2.1>'],
      ]),
    );
    const { request: sent } = notify(alive(step.next), DOCUMENT, 10_500);
    expect([sent.method, sent.uri, sent.body]).toEqual(['NOTIFY', 'sip:anna@192.0.2.7', '<reginfo/>']);
    const fields = ['Route', 'From', 'To', 'CSeq', 'Event', 'Subscription-State', 'Contact', 'Content-Type'];
    expect(fields.map((name) => sent.headers.get(name))).toEqual([
      '<sip:p.example;lr>',
      '<sip:anna@demo.local>;tag=ours',
      '<sip:anna@demo.local>;tag=theirs',
      '1 NOTIFY',
      'reg;id=7',
      'active;expires=50',
      '<sip:wpm@192.0.2.1>',
      'application/reginfo+xml',
    ]);
  });

  test('for no time at all is told once, and is over', () => {
    const step = begin(0);
    expect(kinds(step)).toEqual([200, 'notify']);
    const { request: sent, next } = notify(alive(step.next), DOCUMENT, 0);
    expect(sent.headers.get('Subscription-State')).toBe('terminated;reason=timeout');
    expect(notified(next, 200).next).toEqual({ state: 'ended' });
  });
});

describe('telling', () => {
  test('happens one NOTIFY at a time: what changes meanwhile is told by the next, once', () => {
    const first = change(told());
    expect(kinds(first)).toEqual(['notify']);
    const again = change(change(first.next).next);
    expect(kinds(again)).toEqual([]);
    const next = notified(again.next, 200);
    expect(kinds(next)).toEqual(['notify']);
    expect(kinds(notified(next.next, 200))).toEqual([]);
    expect(notified(next.next, 200).next).toMatchObject({ state: 'told' });
  });

  test('numbers the documents', () => {
    const first = notify(alive(begin().next), DOCUMENT, 0).next;
    expect(first).toMatchObject({ version: 1 });
    expect(notify(alive(change(notified(first, 200).next).next), DOCUMENT, 0).next).toMatchObject({ version: 2 });
  });

  test.each([481, 404, 500, 'lost'] as const)('whoever answers %s is not subscribed', (outcome) => {
    expect(notified(begin().next, outcome)).toEqual({ next: { state: 'ended' }, effects: [] });
  });
});

describe('subscribing again', () => {
  test('prolongs the subscription, and the subscriber is told anew', () => {
    const step = resubscribe(told(), { request: request(2, 'ours'), seconds: 120, now: 50_000 });
    expect(kinds(step)).toEqual([200, 'notify']);
    expect(step.next).toMatchObject({ state: 'telling', expiresAt: 170_000 });
  });

  test('with 0 ends it, with a last NOTIFY', () => {
    const step = resubscribe(told(), { request: request(2, 'ours'), seconds: 0, now: 0 });
    expect(kinds(step)).toEqual([200, 'notify']);
    expect(step.next).toMatchObject({ state: 'ending', reason: 'timeout', sent: true });
  });

  test('out of order is refused (500), after the end there is nothing to prolong (481)', () => {
    expect(kinds(resubscribe(told(), { request: request(0, 'ours'), seconds: 60, now: 0 }))).toEqual([500]);
    expect(kinds(resubscribe({ state: 'ended' }, { request: request(2, 'ours'), seconds: 60, now: 0 }))).toEqual([481]);
  });
});

describe('ending', () => {
  test('says why', () => {
    const step = end(told(), 'rejected');
    const { request: sent } = notify(alive(step.next), DOCUMENT, 0);
    expect([kinds(step), sent.headers.get('Subscription-State')]).toEqual([['notify'], 'terminated;reason=rejected']);
  });

  test('waits for the NOTIFY under way, and then nothing more is told', () => {
    const step = end(begin().next, 'deactivated');
    expect(kinds(step)).toEqual([]);
    expect(kinds(change(step.next))).toEqual([]);
    const last = notified(step.next, 200);
    expect(kinds(last)).toEqual(['notify']);
    expect(notified(last.next, 'lost').next).toEqual({ state: 'ended' });
  });
});
