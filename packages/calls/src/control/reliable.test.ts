import { expect, test } from 'vitest';
import { OFFER, PHONE, Stage } from './stage.ts';
import { Callee, numberOf } from './stage-parties.ts';

const REQUIRES: [string, string] = ['Require', '100rel'];
const reliable = (rseq: number): [string, string][] => [REQUIRES, ['RSeq', String(rseq)]];

test('a caller who requires reliable responses gets a 180 with RSeq, again until its PRACK, and the 200 only after', async () => {
  const stage = new Stage();
  const caller = await stage.invite({ body: OFFER, headers: [REQUIRES] });
  await stage.offered().respond(180);
  expect(caller.last.headers.get('RSeq')).toMatch(/^\d+$/);
  await stage.pass(500);
  await stage.offered().respond(200, OFFER);
  expect(caller.statuses).toEqual([180, 180]);
  await caller.prack(2);
  expect(caller.statuses).toEqual([180, 180, 200, 200]);
  expect(stage.happened.slice(-2)).toEqual(['PRACK: 200', 'INVITE: 200']);
  await caller.within('ACK', 1);
  expect(stage.control.size).toBe(1);
});

test('a PRACK for nothing we said is refused with 481, and the same PRACK twice too', async () => {
  const stage = new Stage();
  const caller = await stage.invite({ body: OFFER, headers: [REQUIRES] });
  await stage.offered().respond(180);
  await caller.within('PRACK', 2, { headers: [['RAck', '1 1 BYE']] });
  expect(caller.last.status).toBe(481);
  await caller.prack(3);
  await caller.prack(4);
  expect(caller.statuses).toEqual([180, 481, 200, 481]);
});

test('without any PRACK the call ends with 504, and the phone stops ringing', async () => {
  const stage = new Stage();
  stage.routing = {
    ...stage.routing,
    to: { ok: true, value: { kind: 'ring', rounds: [{ targets: [PHONE], ringMs: 90_000 }] } },
  };
  const caller = await stage.invite({ body: OFFER, headers: [REQUIRES] });
  await stage.offered().respond(180);
  await stage.pass(32_000);
  expect(caller.last.status).toBe(504);
  expect(caller.last.headers.get('Warning')).toContain('No PRACK');
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.ended[0]).toMatchObject({ endedBy: 'platform', result: 'failed' });
});

test('a late offer goes into the reliable 180, its answer comes in the PRACK, and the 200 says it no more', async () => {
  const stage = new Stage();
  const caller = await stage.invite({ headers: [REQUIRES] });
  await stage.offered().respond(180);
  expect(caller.last.body).toContain('a=rtpmap:8 PCMA/8000');
  await caller.prack(2, OFFER);
  await stage.offered().respond(200, OFFER);
  expect(caller.last.status).toBe(200);
  expect(caller.last.body).toBe('');
  await caller.within('ACK', 1);
  expect(stage.media.asked.filter(({ verb, with: [leg] }) => verb === 'complete' && leg === 'caller')).toHaveLength(1);
  expect(stage.control.size).toBe(1);
});

test('a PRACK may bring another offer, which its 200 answers', async () => {
  const stage = new Stage();
  const caller = await stage.invite({ body: OFFER, headers: [REQUIRES] });
  await stage.offered().respond(183, OFFER);
  await caller.prack(2, OFFER.replace('40000', '40002'));
  expect(caller.last.status).toBe(200);
  expect(caller.last.body).toContain('m=audio');
});

test('each reliable response to our INVITE is acknowledged once, in order; copies and gaps are not', async () => {
  const stage = new Stage();
  await stage.invite();
  const phone = stage.offered();
  await phone.respond(183, OFFER, reliable(7));
  await phone.respond(183, OFFER, reliable(7));
  await phone.respond(180, '', reliable(9));
  await phone.respond(180, '', reliable(8));
  const pracks = stage.sent.filter(({ request }) => request.method === 'PRACK');
  expect(pracks.map(({ request }) => request.headers.get('RAck'))).toEqual(['7 1 INVITE', '8 1 INVITE']);
  expect(pracks.map(numberOf)).toEqual([2, 3]);
  await phone.respond(200);
  expect(stage.control.size).toBe(1);
  expect(stage.callers[0]?.last.status).toBe(200);
});

test('forks are kept apart: PRACK for each, the first 200 wins, a later one is acknowledged and hung up', async () => {
  const stage = new Stage();
  await stage.invite();
  const [desk, mobile] = [stage.offered(0, 'desk'), stage.offered(0, 'mobile')];
  await desk.respond(183, OFFER, reliable(1));
  await mobile.respond(183, OFFER.replace('40000', '40002'), reliable(1));
  expect(stage.sent.filter(({ request }) => request.method === 'PRACK').map(numberOf)).toEqual([2, 2]);
  await mobile.respond(200);
  stage.happened.length = 0;
  await desk.respond(200, OFFER);
  expect(stage.happened).toEqual(['sent: ACK', 'sent: BYE']);
  expect(stage.sentOf('BYE').request.headers.get('To')).toContain('tag=desk');
  expect(stage.control.size).toBe(1);
});

test('of two forks with early media the one that answers is heard, though the other spoke last', async () => {
  const stage = new Stage();
  await stage.invite();
  const [desk, mobile] = [stage.offered(0, 'desk'), stage.offered(0, 'mobile')];
  await desk.respond(183, OFFER, reliable(1));
  await mobile.respond(183, OFFER.replace('40000', '40002'), reliable(1));
  await desk.respond(200);
  const heard = stage.media.asked.filter(({ verb, with: [leg] }) => verb === 'complete' && leg === 'callee-1');
  expect(heard.at(-1)?.with[1]).toBe(OFFER);
});

test('the numbers of an early dialog go on after the answer', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(183, OFFER, reliable(1));
  await stage.offered().respond(200, OFFER);
  await caller.within('ACK', 1);
  await caller.within('BYE', 2);
  expect(numberOf(stage.sentOf('BYE'))).toBe(3);
});

test('where a challenge was answered on the way, PRACK, ACK and BYE go by the number of the try that was answered', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  const first = stage.sentOf('INVITE');
  const again = {
    ...first.request,
    headers: first.request.headers.clone().set('CSeq', `${first.nextNumber()} INVITE`),
  };
  const trunk = new Callee(stage, { ...first, request: again });
  await trunk.respond(183, OFFER, reliable(1));
  await trunk.respond(200);
  await caller.within('ACK', 1);
  await caller.within('BYE', 2);
  expect(stage.sentOf('PRACK').request.headers.get('RAck')).toBe('1 2 INVITE');
  expect(stage.acks.at(-1)?.headers.get('CSeq')).toBe('2 ACK');
  expect([numberOf(stage.sentOf('PRACK')), numberOf(stage.sentOf('BYE'))]).toEqual([3, 4]);
});

test('a request that is challenged takes the next number of its dialog, so that no two share one', async () => {
  const stage = new Stage();
  await stage.invite();
  await stage.offered().respond(183, OFFER, reliable(1));
  expect(stage.sentOf('PRACK').nextNumber()).toBe(3);
  await stage.offered().respond(180, '', reliable(2));
  expect(numberOf(stage.sentOf('PRACK', 1))).toBe(4);
});
