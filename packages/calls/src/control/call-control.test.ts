import { refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { OFFER, Stage, answeredCall } from './stage.ts';

const reasons = (response: { headers: { all(name: string): readonly string[] } }) =>
  response.headers.all('Reason').join();

test('a call from the trunk rings, is answered, and its record is on disk before the caller hears so', async () => {
  const { stage, caller } = await answeredCall();
  expect(caller.statuses).toEqual([180, 200]);
  expect(caller.responses[0]?.body).toBe('');
  expect(caller.last.body).toContain('m=audio');
  const happened = stage.happened.slice(stage.happened.indexOf('sent: ACK'));
  expect(happened).toEqual(['sent: ACK', 'disk: saved', 'INVITE: 200']);
});

test('both hear each other and the recording runs from the answer on', async () => {
  const { stage } = await answeredCall();
  const [session] = stage.media.open.values();
  expect(session?.legs.get('caller')?.hears).toEqual(['callee-1']);
  expect(session?.legs.get('callee-1')?.hears).toEqual(['caller']);
  expect(session?.recording).toMatchObject({ agent: ['callee-1'], customer: ['caller'] });
});

test('a hang-up is acknowledged only when the record is on disk, then the other side is hung up', async () => {
  const { stage, caller } = await answeredCall();
  stage.happened.length = 0;
  stage.clock.advance(10_000);
  await caller.within('BYE', 2);
  expect(stage.happened).toEqual(['disk: closed', 'sent: BYE', 'BYE: 200']);
  expect(stage.ended).toHaveLength(1);
  expect(stage.ended[0]).toMatchObject({ outcome: 'answered', endedBy: 'caller', talkMs: 10_000 });
  expect(stage.ended[0]?.recording?.file).toMatch(/\.wav$/);
  expect(stage.control.size).toBe(0);
  expect(stage.media.open.size).toBe(0);
});

test('the answer is sent again until it is acknowledged, and never after', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(200, OFFER);
  for (const ms of [500, 1_000, 2_000]) stage.clock.advance(ms);
  expect(caller.statuses).toEqual([200, 200, 200, 200]);
  await caller.within('ACK', 1);
  stage.clock.advance(60_000);
  expect(caller.statuses).toEqual([200, 200, 200, 200]);
});

test('a caller who never acknowledges is hung up, and so is the phone', async () => {
  const stage = new Stage();
  await stage.invite();
  await stage.offered().respond(200, OFFER);
  stage.clock.advance(33_000);
  await stage.settle();
  expect(stage.happened.filter((what) => what === 'sent: BYE')).toHaveLength(2);
  expect(stage.journal.closed).toHaveLength(1);
});

test.each([
  [486, 486, 'call/busy', 'busy'],
  [603, 603, 'call/rejected', 'rejected'],
  [404, 404, 'call/unknown-number', 'unknown-number'],
  [500, 500, 'call/failed', 'failed'],
])('a phone that answers %i: the caller gets %i with the reason %s', async (status, told, reason, result) => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(status);
  expect(caller.last.status).toBe(told);
  expect(reasons(caller.last)).toContain(`text="${reason}"`);
  expect(stage.ended[0]).toMatchObject({ result, endedBy: 'callee' });
});

test('a reason the phone gives goes before what its status means', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(480, '', [['Reason', 'SIP;cause=603;text="call/rejected"']]);
  expect(caller.last.status).toBe(603);
  expect(stage.ended[0]?.result).toBe('rejected');
});

test('a caller who gives up: 487, the phone stops ringing, the user has a missed call', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(180);
  await caller.cancel();
  expect(caller.statuses).toEqual([180, 487]);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.ended[0]?.segments[0]).toMatchObject({ outcome: 'missed', result: 'no-answer' });
});

test('a caller who gives up before anything rang rings nobody', async () => {
  const stage = new Stage();
  const caller = stage.invite();
  await stage.callers[0]?.cancel();
  expect((await caller).statuses).toEqual([487]);
  expect(stage.sent).toEqual([]);
  expect(stage.ended[0]?.result).toBe('cancelled');
});

test('an answer that crosses the CANCEL is acknowledged and hung up; the caller stays gone', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(180);
  await caller.cancel();
  stage.happened.length = 0;
  await stage.offered().respond(200, OFFER);
  expect(stage.happened).toEqual(['sent: ACK', 'sent: BYE']);
  expect(caller.last.status).toBe(487);
});

test('nobody answers in time: the phone stops ringing and the caller is told so', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(180);
  stage.clock.advance(30_000);
  await stage.settle();
  expect(stage.happened).toContain('sent: CANCEL');
  expect(caller.last.status).toBe(480);
  expect(reasons(caller.last)).toContain('call/no-answer');
});

test('an INVITE without an offer gets ours in the answer, and none before', async () => {
  const stage = new Stage();
  const caller = await stage.invite('');
  await stage.offered().respond(180);
  expect(caller.last.body).toBe('');
  await stage.offered().respond(200, OFFER);
  expect(caller.last.body).toContain('a=rtpmap:8 PCMA/8000');
  await caller.within('ACK', 1, OFFER);
  expect(stage.media.asked.some(({ verb, with: [leg] }) => verb === 'complete' && leg === 'caller')).toBe(true);
});

test('an ACK that leaves our offer unanswered ends the call, for the phone too', async () => {
  const stage = new Stage();
  const caller = await stage.invite('');
  await stage.offered().respond(200, OFFER);
  await caller.within('ACK', 1);
  expect(stage.happened.filter((what) => what === 'sent: BYE')).toHaveLength(2);
  expect(stage.control.size).toBe(0);
});

test.each([
  ['sdp/no-ipv6', 'The offer is IPv6, and the media engine has no IPv6 address'],
  ['sdp/no-ipv4', 'The offer is IPv4, and the media engine has no IPv4 address'],
] as const)('%s is said in the Warning of a 488 (RFC 3261 §20.43), and nobody rings', async (code, words) => {
  const stage = new Stage();
  stage.media.refuseNext('accept', code);
  const caller = await stage.invite(OFFER);
  expect(caller.statuses).toEqual([488]);
  expect(caller.last.headers.get('Warning')).toBe(`301 webphone "${words}"`);
  expect(stage.sent).toEqual([]);
  expect(stage.ended[0]).toMatchObject({ refusal: code.replace('sdp', 'call') });
});

test.each([
  ['a caller without a common codec', OFFER.replace('RTP/AVP 8 101', 'RTP/AVP 18').replace('8 PCMA', '18 G729'), 488],
  ['a caller whose SDP is none', 'hello', 488],
])('%s is refused, reported, and rings nobody', async (_, body, status) => {
  const stage = new Stage();
  const caller = await stage.invite(body);
  expect(caller.statuses).toEqual([status]);
  expect(stage.sent).toEqual([]);
  expect(stage.ended[0]).toMatchObject({ outcome: 'failed', refusal: 'call/no-common-codec' });
  expect(stage.media.open.size).toBe(0);
});

test('a phone whose answer has no common codec is hung up and the caller told', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(200, OFFER.replace('RTP/AVP 8 101', 'RTP/AVP 18').replace('8 PCMA', '18 G729'));
  expect(stage.happened).toContain('sent: BYE');
  expect(caller.last.status).toBe(488);
});

test('an engine that takes no more calls: 503, and the call that runs goes on', async () => {
  const { stage } = await answeredCall();
  stage.routing = { ...stage.routing, callee: { ...stage.routing.callee, kind: 'account', accountId: 'another' } };
  stage.media.refuseNext('createSession', 'engine/full');
  const second = await stage.invite(OFFER, 'second');
  expect(second.last.status).toBe(503);
  expect(second.last.headers.get('Retry-After')).toBe('10');
  expect(stage.control.size).toBe(1);
});

test('who calls their own number finds it busy', async () => {
  const stage = new Stage();
  stage.routing = { ...stage.routing, caller: stage.routing.callee };
  expect((await stage.invite()).statuses).toEqual([486]);
});

test('of two calls at once to one user only one rings; the other finds the user busy', async () => {
  const stage = new Stage();
  const [first, second] = await Promise.all([stage.invite(OFFER, 'one'), stage.invite(OFFER, 'two')]);
  expect(stage.sent).toHaveLength(1);
  expect([first.statuses, second.statuses]).toContainEqual([486]);
  expect(stage.ended[0]).toMatchObject({ result: 'busy', outcome: 'failed' });
});

test('a call that may not be made is refused with its reason and reported', async () => {
  const stage = new Stage();
  stage.routing = { ...stage.routing, to: refuse({ code: 'call/unknown-number' }) };
  const caller = await stage.invite();
  expect(caller.statuses).toEqual([404]);
  expect(stage.happened).toEqual(['disk: closed', 'INVITE: 404']);
});

test('the test number 600 is answered by the platform with the echo', async () => {
  const stage = new Stage();
  const callee = { kind: 'service', number: '600', name: null, accountId: null } as const;
  stage.routing = { ...stage.routing, callee, to: { ok: true, value: { kind: 'service', service: 'echo' } } };
  const caller = await stage.invite();
  expect(caller.statuses).toEqual([200]);
  const [session] = stage.media.open.values();
  expect(session?.legs.get('caller')?.playing).toBe('echo');
  await caller.within('ACK', 1);
  await caller.within('BYE', 2);
  expect(stage.ended[0]).toMatchObject({ outcome: 'answered', recording: null });
});

test('early media of the other side reaches the caller instead of our tone', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(183, OFFER);
  expect(caller.last.status).toBe(183);
  expect(caller.last.body).toContain('m=audio');
  const [session] = stage.media.open.values();
  expect(session?.legs.get('caller')?.hears).toEqual(['callee-1']);
});

test('a re-INVITE moves the media and is answered; a bad one is refused and the call goes on', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('INVITE', 2, OFFER.replace('40000', '40002'));
  expect(caller.last.status).toBe(200);
  await caller.within('ACK', 2);
  await caller.within('INVITE', 3, 'hello');
  expect(caller.last.status).toBe(488);
  expect(stage.control.size).toBe(1);
});

test('a late copy of an earlier ACK does not settle the answer to a re-INVITE', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('INVITE', 2, OFFER.replace('40000', '40002'));
  const { length } = caller.statuses;
  await caller.within('ACK', 1);
  stage.clock.advance(500);
  expect(caller.statuses).toHaveLength(length + 1);
  await caller.within('ACK', 2);
  stage.clock.advance(60_000);
  expect(caller.statuses).toHaveLength(length + 1);
});

test('early media nobody can use ends that phone and tells the caller why, without a fault', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(183, 'hello');
  expect(caller.last.status).toBe(488);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.ended[0]).toMatchObject({ refusal: 'call/no-common-codec', endedBy: 'callee' });
});

test('a phone that vanished before the answer is unreachable, not a fault', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().silence();
  expect(caller.last.status).toBe(480);
  expect(stage.ended[0]?.result).toBe('no-answer');
});

test('a request for a dialog nobody has is refused with 481', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('BYE', 2);
  await caller.within('BYE', 3);
  expect(caller.last.status).toBe(481);
  expect(stage.journal.closed).toHaveLength(1);
});
