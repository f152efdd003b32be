import { expect, test } from 'vitest';
import { OFFER, PHONE, Stage, answeredCall, heardIn } from './stage.ts';

test('while the database is away a call goes on, and everything is written when it is back', async () => {
  const { stage, caller } = await answeredCall();
  stage.journal.failing = true;
  const bye = caller.within('BYE', 2);
  await stage.settle();
  expect(caller.last.status).toBe(200);
  expect(stage.happened).not.toContain('BYE: 200');
  for (let second = 0; second < 3; second++) {
    stage.clock.advance(1_000);
    await stage.settle();
  }
  await bye;
  expect(stage.happened).toContain('BYE: 200');
  expect(stage.journal.closed).toEqual([]);
  stage.journal.failing = false;
  stage.clock.advance(5_000);
  await stage.settle();
  expect(stage.journal.closed).toHaveLength(1);
});

test('after a restart a call goes on: its hang-up is understood and its record closed once', async () => {
  const { stage, caller } = await answeredCall();
  stage.restart();
  await stage.control.resume();
  expect(stage.control.size).toBe(1);
  expect(stage.control.isBusy('account-anna')).toBe(true);
  stage.happened.length = 0;
  await caller.within('BYE', 2);
  expect(stage.happened).toEqual(['disk: closed', 'sent: BYE', 'BYE: 200']);
  expect(stage.sent.at(-1)?.to).toEqual(PHONE.peer);
  expect(stage.journal.closed).toHaveLength(1);
});

test('after a restart a call that only rang is closed as missed, and its media is let go', async () => {
  const stage = new Stage();
  await stage.invite();
  await stage.settle();
  await stage.offered().respond(180);
  stage.restart();
  await stage.control.resume();
  expect(stage.control.size).toBe(0);
  expect(stage.media.open.size).toBe(0);
  // Nobody could say whether its caller had heard it ring: until then the INVITE may come again.
  await stage.pass(10_000);
  expect(stage.journal.closed[0]).toMatchObject({ endedBy: 'platform', result: 'failed' });
});

test('a media engine that dies costs no call: both are offered the next one, hear each other, and the recording goes on in its file', async () => {
  const { stage, caller } = await answeredCall();
  stage.media.die();
  await stage.pass(1_000);
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE')).toHaveLength(1);
  stage.media.revive();
  await stage.pass(100);
  const [toCustomer, toAnna] = [1, 2].map((nth) => stage.sentOf('INVITE', nth));
  for (const offered of [toCustomer, toAnna]) {
    expect(offered?.request.body).not.toBe('');
    await stage.settle();
  }
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-1')]).toEqual(['callee-1', 'caller']);
  const [session] = stage.media.open.values();
  expect(session?.recording).toMatchObject({ agent: ['callee-1'], customer: ['caller'], continuesAtMs: 1_100 });
  await caller.within('BYE', 2);
  const [record] = stage.journal.closed;
  expect(record).toMatchObject({ endedBy: 'caller', result: 'answered' });
  expect(record?.recording?.gaps).toEqual([{ fromMs: 4_000, toMs: 1_100 }]);
});

const KEY = `a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:${'B'.repeat(40)}\r\n`;

/** What a far end answers under this profile, with a key of its own or without. */
const answerUnder = (profile: string, key = KEY): string => `${OFFER.replace('RTP/AVP', profile)}${key}`;

/** The profile and the key line of an offer. */
const securityOf = (sdp: string | undefined): readonly unknown[] => [
  /^m=audio \d+ (\S+)/m.exec(sdp ?? '')?.[1],
  /^a=crypto:/m.test(sdp ?? ''),
];

/** A call with a phone that may be spoken to by SRTP or not, which has answered so, and a media engine that died after it. */
async function reofferedTo(answer: string, beforeDeath: (stage: Stage) => Promise<void> = async () => {}) {
  const stage = new Stage();
  stage.routing = stage.ringing({ ...PHONE, transport: 'srtp-or-rtp' });
  const caller = await stage.invite();
  await stage.offered().respond(200, answer);
  await caller.within('ACK', 1);
  await beforeDeath(stage);
  stage.media.die();
  stage.media.revive();
  await stage.pass(100);
  const invites = stage.sent.filter(({ request }) => request.method === 'INVITE');
  const phone = stage.offered(invites.findLastIndex(({ to }) => to.kind === 'account'));
  return { stage, phone, offered: securityOf(phone.invite.body), isAnother: invites.length === 3 };
}

async function restarted(stage: Stage): Promise<void> {
  stage.restart();
  await stage.control.resume();
}

test.each([
  ['RTP/SAVP', answerUnder('RTP/SAVP'), ['RTP/SAVP', true]],
  ['RTP/AVP with a key', answerUnder('RTP/AVP'), ['RTP/AVP', true]],
  ['RTP/AVP without one', answerUnder('RTP/AVP', ''), ['RTP/AVP', true]],
])('who may be SRTP or not and answered by %s is offered no less by the next engine', async (_, answer, offered) => {
  for (const before of [undefined, restarted]) {
    expect(await reofferedTo(answer, before)).toMatchObject({ offered, isAnother: true });
  }
});

test('who was SRTP and answers the next engine without a key is not spoken to in the clear: the call ends', async () => {
  const { stage, phone } = await reofferedTo(answerUnder('RTP/SAVP'));
  await phone.respond(200, answerUnder('RTP/AVP', ''));
  expect(stage.happened.filter((what) => what === 'sent: BYE')).toHaveLength(2);
});

test('a media engine that does not come back in 10 s ends its calls for both sides, with the record closed', async () => {
  const { stage } = await answeredCall();
  stage.media.die();
  for (let second = 0; second <= 11; second++) for (let tenth = 0; tenth < 10; tenth++) await stage.pass(100);
  expect(stage.happened.filter((what) => what === 'sent: BYE')).toHaveLength(2);
  expect(stage.journal.closed[0]).toMatchObject({ endedBy: 'platform' });
  expect(stage.journal.closed[0]?.recording).toMatchObject({ file: 'recovered.wav', durationMs: 4_000 });
});

test('a call that was up when platform and engine both died is closed with what was recorded of it', async () => {
  const { stage } = await answeredCall();
  stage.media.open.clear();
  stage.restart();
  const lost = await stage.control.resume();
  expect(stage.journal.closed[0]).toMatchObject({ outcome: 'answered', talkMs: 4_000, endedBy: 'platform' });
  expect(stage.journal.closed[0]?.segments[0]).toMatchObject({ outcome: 'answered', talkMs: 4_000 });
  // Each would be alone in it; nothing can be said to them before SIP is listened to.
  expect(stage.happened.at(-1)).toBe('disk: closed');
  lost.settle();
  expect(stage.happened.slice(-2)).toEqual(['sent: BYE', 'sent: BYE']);
});

test('a call whose engine made way for one of another release goes on in that, as soon as SIP can be sent', async () => {
  const { stage, caller } = await answeredCall();
  await stage.pass(5_000);
  stage.media.replace();
  stage.restart();
  const resumed = await stage.control.resume();
  await stage.settle();
  expect([stage.control.size, stage.sent.filter(({ request }) => request.method === 'INVITE').length]).toEqual([1, 1]);
  resumed.settle();
  await stage.settle();
  for (const nth of [1, 2]) expect(stage.sentOf('INVITE', nth).request.body).not.toBe('');
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-1')]).toEqual(['callee-1', 'caller']);
  expect([...stage.media.open.values()][0]?.recording).toMatchObject({ continuesAtMs: 5_000 });
  await caller.within('BYE', 2);
  expect(stage.journal.closed[0]).toMatchObject({ endedBy: 'caller', result: 'answered' });
});

test('who hangs up while the next media engine is waited for is answered at once, and the record is closed', async () => {
  const { stage, caller } = await answeredCall();
  stage.media.die();
  await stage.pass(1_000);
  const bye = caller.within('BYE', 2);
  await stage.pass(100);
  await bye;
  expect(stage.happened).toContain('BYE: 200');
  expect(stage.happened.filter((what) => what === 'sent: BYE')).toHaveLength(1);
  expect([stage.control.size, stage.journal.closed.length]).toEqual([0, 1]);
  expect(stage.journal.closed[0]).toMatchObject({ endedBy: 'caller', result: 'answered' });
});
