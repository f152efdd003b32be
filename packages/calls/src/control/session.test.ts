import { callIdOf } from '@wpm/sip';
import { expect, test } from 'vitest';
import { type Stage, OFFER, answeredCall, stageWith } from './stage.ts';
import { type Caller, numberOf } from './stage-parties.ts';

const KNOWS: [string, string] = ['Supported', 'timer'];
const UPDATES: [string, string] = ['Allow', 'INVITE, ACK, BYE, CANCEL, UPDATE'];

/** A call whose caller keeps session timers; the callee wants to refresh, once in a day. */
async function timed(...headers: [string, string][]): Promise<{ stage: Stage; caller: Caller }> {
  const stage = stageWith({ seconds: 600, minSe: 90 });
  const caller = await stage.invite({ body: OFFER, headers: [KNOWS, ...headers] });
  await stage.offered().respond(200, OFFER, [['Session-Expires', '86400;refresher=uas']]);
  await caller.within('ACK', 1);
  return { stage, caller };
}

test('a caller who wants too short a session is told the least, before anything rings', async () => {
  const stage = stageWith({ seconds: 600, minSe: 90 });
  const caller = await stage.invite({ body: OFFER, headers: [KNOWS, ['Session-Expires', '30']] });
  expect(caller.last.status).toBe(422);
  expect(caller.last.headers.get('Min-SE')).toBe('90');
  expect(stage.sent).toEqual([]);
});

test('at half the time we refresh by UPDATE where the other side takes it, without SDP', async () => {
  const { stage, caller } = await timed(UPDATES);
  expect(caller.last.headers.get('Session-Expires')).toBe('600;refresher=uas');
  await stage.pass(299_000);
  expect(stage.happened).not.toContain('sent: UPDATE');
  await stage.pass(1_000);
  const { request } = stage.sentOf('UPDATE');
  expect(request.body).toBe('');
  expect(request.headers.get('Session-Expires')).toBe('600;refresher=uac');
});

test('else by a re-INVITE with the SDP they have, its o= unchanged, which is acknowledged', async () => {
  const { stage, caller } = await timed();
  const sdp = caller.responses.find(({ status }) => status === 200)?.body;
  await stage.pass(300_000);
  const refresh = stage.sentOf('INVITE', 1);
  expect(refresh.request.body).toBe(sdp);
  stage.happened.length = 0;
  await stage.offered(1).respond(200, OFFER, [['Session-Expires', '600;refresher=uac']]);
  expect(stage.happened[0]).toBe('sent: ACK');
  await stage.pass(300_000);
  expect(numberOf(stage.sentOf('INVITE', 2))).toBe(2);
});

test('a session the other side should refresh and does not is ended with a BYE that says why', async () => {
  const { stage } = await timed(['Session-Expires', '600;refresher=uac']);
  await stage.pass(567_000);
  expect(stage.control.size).toBe(1);
  await stage.pass(1_000);
  expect(stage.sentOf('BYE').request.headers.get('Reason')).toContain('call/network');
  expect(stage.control.size).toBe(0);
});

test('their refresh, by UPDATE or re-INVITE, is another whole interval', async () => {
  const { stage, caller } = await timed(['Session-Expires', '600;refresher=uac']);
  await stage.pass(500_000);
  await caller.within('UPDATE', 2, { headers: [KNOWS, ['Session-Expires', '600;refresher=uac']] });
  expect(caller.last.headers.get('Session-Expires')).toBe('600;refresher=uac');
  await stage.pass(500_000);
  await caller.within('INVITE', 3, { body: OFFER, headers: [KNOWS, ['Session-Expires', '600;refresher=uac']] });
  await caller.within('ACK', 3);
  await stage.pass(500_000);
  expect(stage.control.size).toBe(1);
});

test.each([408, 481])('a refresh that is answered %i ends the call', async (status) => {
  const { stage, caller } = await timed(UPDATES);
  await stage.pass(300_000);
  stage.sentOf('UPDATE').answer({ kind: 'response', response: stage.replyTo('UPDATE', status) });
  await stage.settle();
  expect(stage.control.size).toBe(0);
  expect(caller.last.status).toBe(200);
});

test('a refresh that crosses theirs is tried again after the wait of RFC 3261 §14.1', async () => {
  const { stage } = await timed(UPDATES);
  await stage.pass(300_000);
  stage.sentOf('UPDATE').answer({ kind: 'response', response: stage.replyTo('UPDATE', 491) });
  await stage.pass(2_000);
  expect(stage.sent.filter(({ request }) => request.method === 'UPDATE')).toHaveLength(2);
});

test('our INVITE asks for a session; one too short for somebody on the way is asked for anew', async () => {
  const stage = stageWith({ seconds: 600, minSe: 90 });
  const caller = await stage.invite();
  expect(stage.sentOf('INVITE').request.headers.get('Session-Expires')).toBe('600');
  await stage.offered().respond(422, '', [['Min-SE', '1200']]);
  const again = stage.sentOf('INVITE', 1);
  expect(again.request.headers.get('Session-Expires')).toBe('1200');
  expect(numberOf(again)).toBe(2);
  await stage.offered(1).respond(200, OFFER, [['Session-Expires', '1200;refresher=uac']]);
  await caller.within('ACK', 1);
  await stage.pass(300_000);
  // The caller, who keeps no timer, is there.
  stage.sent.at(-1)?.answer({ kind: 'response', response: stage.replyTo('INVITE', 488) });
  const toPhone = () => stage.sent.filter(({ request }) => callIdOf(request) === callIdOf(again.request)).map(numberOf);
  await stage.pass(299_000);
  expect(toPhone()).toEqual([1, 2]);
  await stage.pass(1_000);
  expect(toPhone()).toEqual([1, 2, 3]);
});

test('after a restart the timer begins anew, and our numbers go on above those used before', async () => {
  const { stage } = await timed(UPDATES);
  stage.restart();
  await stage.control.resume();
  await stage.pass(300_000);
  const updates = stage.sent.filter(({ request }) => request.method === 'UPDATE');
  expect(updates.map(numberOf)).toContain(101);
});

test.each(['a=sendonly', 'a=inactive'])(
  'hold by %s is answered with its opposite, and the call goes on',
  async (direction) => {
    const { stage, caller } = await answeredCall();
    await caller.within('INVITE', 2, `${OFFER}${direction}\r\n`);
    expect(caller.last.body).toContain(direction === 'a=sendonly' ? 'a=recvonly' : 'a=inactive');
    await caller.within('ACK', 2);
    expect(stage.control.size).toBe(1);
  },
);

test('a re-INVITE without an offer gets ours, and the ACK answers it', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('INVITE', 2);
  expect(caller.last.status).toBe(200);
  expect(caller.last.body).toContain('m=audio');
  await caller.within('ACK', 2, OFFER);
  expect(stage.media.asked.at(-1)).toMatchObject({ verb: 'complete', with: ['caller', OFFER] });
});

test('UPDATE with an offer moves the media; one that cannot be used is refused with 488 and a warning', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('UPDATE', 2, OFFER.replace('40000', '40002'));
  expect(caller.last).toMatchObject({ status: 200 });
  expect(caller.last.body).toContain('m=audio');
  await caller.within('UPDATE', 3, 'hello');
  expect(caller.last.status).toBe(488);
  expect(caller.last.headers.get('Warning')).toMatch(/^399 webphone "/);
  expect(stage.control.size).toBe(1);
});

test('a second offer before the first is answered gets 500 with Retry-After of at most 10 s', async () => {
  const { caller } = await answeredCall();
  const first = caller.within('UPDATE', 2, OFFER);
  await Promise.all([first, caller.within('UPDATE', 3, OFFER)]);
  const refused = caller.responses.find(({ status }) => status === 500);
  expect(Number(refused?.headers.get('Retry-After'))).toBeLessThanOrEqual(10);
});

test('a re-INVITE that crosses our refresh gets 491', async () => {
  const { stage, caller } = await timed();
  await stage.pass(300_000);
  await caller.within('INVITE', 2, OFFER);
  expect(caller.last.status).toBe(491);
  expect(stage.control.size).toBe(1);
});

test('before the answer an UPDATE with an offer is too early, one without only refreshes the target', async () => {
  const stage = stageWith({ seconds: 600, minSe: 90 });
  const caller = await stage.invite();
  await stage.offered().respond(180);
  await caller.within('UPDATE', 2, OFFER);
  expect(caller.last.status).toBe(500);
  await caller.within('UPDATE', 3);
  expect(caller.last.status).toBe(200);
});

test('an UPDATE of a phone that has not answered our offer crosses it: 491', async () => {
  const stage = stageWith({ seconds: 600, minSe: 90 });
  await stage.invite();
  const phone = stage.offered();
  await phone.respond(180);
  await phone.within('UPDATE', 1, { body: OFFER });
  expect(phone.last.status).toBe(491);
});

test('keys by INFO are heard on the other side; what else an INFO may bring is refused', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('INFO', 2, { body: 'Signal=5\r\nDuration=160\r\n', type: 'application/dtmf-relay' });
  const [session] = stage.media.open.values();
  expect(session?.legs.get('callee-1')?.dtmfSent).toBe('5');
  await caller.within('INFO', 3, { body: 'x', type: 'text/plain' });
  await caller.within('INFO', 4, { headers: [['Info-Package', 'foo']] });
  await caller.within('MESSAGE', 5, { body: 'x', type: 'text/plain' });
  expect(caller.statuses.slice(-4)).toEqual([200, 415, 469, 405]);
  expect(caller.last.headers.get('Allow')).toContain('UPDATE');
});

test('a BYE in the early dialog ends the INVITE with 487 and the ringing with it', async () => {
  const stage = stageWith({ seconds: 600, minSe: 90 });
  const caller = await stage.invite();
  await stage.offered().respond(180);
  await caller.within('BYE', 2);
  expect(caller.statuses).toEqual([180, 200, 487]);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.ended[0]).toMatchObject({ result: 'cancelled' });
});

test('a BYE before the ACK ends the call, and the answer is sent no more', async () => {
  const stage = stageWith({ seconds: 600, minSe: 90 });
  const caller = await stage.invite();
  await stage.offered().respond(200, OFFER);
  await caller.within('BYE', 2);
  const { length } = caller.statuses;
  await stage.pass(60_000);
  expect(caller.statuses).toHaveLength(length);
  expect(stage.control.size).toBe(0);
});

test('what the far end says of its hang-up is kept in the record', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('BYE', 2, { headers: [['Reason', 'Q.850;cause=16;text="Normal call clearing"']] });
  expect(stage.ended[0]?.cause).toEqual({ protocol: 'Q.850', code: 16, text: 'Normal call clearing' });
});

test('what a leg does not understand is refused, with what it does', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('MESSAGE', 2);
  expect(caller.last.status).toBe(405);
  expect(caller.last.headers.get('Allow')).toContain('REFER');
  expect(caller.last.headers.get('Warning')).toContain('are understood');
  expect(stage.sent.map(({ request }) => request.method)).toEqual(['INVITE']);
});
