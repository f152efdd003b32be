import { refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import type { Target } from '../ports.ts';
import { COLLEAGUE, OFFER, PHONE, Stage, TRUNK } from './stage.ts';

const trunk = (trunkId: string): Target => ({ ...PHONE, peer: { kind: 'trunk', trunkId } });

test('the call goes to the second trunk when the first is unavailable, and the record names the one that carried it', async () => {
  const stage = new Stage();
  stage.routing = stage.inRounds([trunk('first')], [trunk('second')]);
  const caller = await stage.invite();
  await stage.offered(0).respond(503);
  expect(caller.statuses).toEqual([]);
  await stage.offered(1).respond(180);
  await stage.offered(1).respond(200, OFFER);
  await caller.within('ACK', 1);
  await caller.within('BYE', 2);
  expect(stage.ended[0]).toMatchObject({ trunkId: 'second', outcome: 'answered' });
  expect(stage.observed).toEqual(['trying first', 'trying second', 'over']);
});

test('what the network says of a failure is kept: busy by Q.850 under a 503 is busy, and no other trunk is asked', async () => {
  const stage = new Stage();
  stage.routing = stage.inRounds([PHONE], [PHONE]);
  const caller = await stage.invite();
  await stage.offered().respond(503, '', [['Reason', 'Q.850;cause=17;text="User busy"']]);
  expect(caller.last.status).toBe(486);
  expect(stage.sent).toHaveLength(1);
  expect(stage.ended[0]).toMatchObject({
    refusal: 'call/busy',
    cause: { protocol: 'Q.850', code: 17, text: 'User busy' },
  });
});

test.each([
  ['refused by the router', { code: 'call/unknown-number' } as const],
  ['placed', undefined],
])('the observer hears the end of a call %s exactly once', async (_, error) => {
  const stage = new Stage();
  if (error) stage.routing = { ...stage.routing, to: refuse(error) };
  await stage.invite();
  if (!error) {
    await stage.offered().respond(486);
    await stage.offered().respond(200, OFFER);
  }
  expect(stage.observed.filter((what) => what === 'over')).toHaveLength(1);
});

test('a trunk there is no way to is passed over for the next; when it was the last, the call is refused and no fault', async () => {
  const stage = new Stage();
  stage.unreachable.add('first');
  stage.routing = stage.inRounds([trunk('first')], [trunk('second')]);
  await stage.invite();
  await stage.settle();
  expect(stage.observed).toEqual(['trying second']);
  await stage.offered().respond(486);
  stage.routing = stage.inRounds([trunk('first')]);
  const caller = await stage.invite(OFFER, 'another');
  await stage.settle();
  expect(caller.last.status).toBe(480);
  expect(stage.control.size).toBe(0);
});

test('a user’s phone that sends the call elsewhere is a phone that is not there: nothing is called for it', async () => {
  const stage = new Stage();
  stage.routing = stage.inRounds([PHONE, PHONE]);
  const caller = await stage.invite();
  const contact: [string, string][] = [['Contact', '<sip:+48700100399@premium.test>']];
  await stage.offered(0).respond(302, '', contact);
  expect(caller.statuses.filter((status) => status >= 200)).toEqual([]);
  await stage.offered(1).respond(302, '', contact);
  expect(caller.last.status).toBe(480);
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE')).toHaveLength(2);
  expect(stage.ended[0]).toMatchObject({
    refusal: 'call/unreachable',
    cause: { protocol: 'SIP', code: 302 },
    redirects: [],
  });
});

test('a call by a sips URI is handed to a trunk over TLS as one, and to none without', async () => {
  const stage = new Stage();
  stage.overTls.add('second');
  const [first, second] = [trunk('first'), { ...trunk('second'), uri: 'sip:600@carrier.test;transport=tls' }];
  stage.routing = stage.inRounds([first], [second]);
  await stage.invite(OFFER, 'secure', { ...TRUNK, isSecure: true });
  await stage.settle();
  expect(stage.observed).toEqual(['trying second']);
  expect(stage.sentOf('INVITE').request.uri).toBe('sips:600@carrier.test');
  expect(stage.sentOf('INVITE').request.headers.get('To')).toBe('<sips:600@carrier.test>');
});

test('a call by a sips URI rings the phones that are reached over TLS, as they have registered', async () => {
  const stage = new Stage();
  stage.overTls.add('sip:anna@demo.local');
  stage.routing = stage.ringing(COLLEAGUE, PHONE);
  await stage.invite(OFFER, 'secure', { ...TRUNK, isSecure: true });
  await stage.settle();
  expect(stage.sent.map(({ request }) => request.uri)).toEqual([PHONE.uri]);
});

test('where nobody is reached over TLS, a call by a sips URI is refused, and caller and record are told why', async () => {
  const stage = new Stage();
  stage.routing = stage.ringing(PHONE);
  const caller = await stage.invite(OFFER, 'secure', { ...TRUNK, isSecure: true });
  await stage.settle();
  const { status, headers } = caller.last;
  expect([status, headers.get('Warning')]).toEqual([480, expect.stringMatching(/^380 .*TLS/)]);
  expect(headers.get('Reason')).toContain('call/not-secure');
  expect([stage.sent, stage.ended[0]?.refusal]).toEqual([[], 'call/not-secure']);
});
