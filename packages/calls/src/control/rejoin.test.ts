import { expect, test } from 'vitest';
import type { Source } from '../ports.ts';
import { OF_BROWSER } from './browser-answer.fixture.ts';
import { OFFER, PHONE, Stage, TRUNK, heardIn, recordedIn } from './stage.ts';

const of = (login: string, tenantId = 'tenant-1'): Source => ({
  kind: 'account',
  accountId: `account-${login}`,
  tenantId,
  peer: { kind: 'account', aor: `sip:${login}@demo.local`, contact: `sip:${login}@reloaded.invalid;transport=ws` },
});
const ANNA = of('anna');

/** A customer talks with Anna, whose phone is a browser. */
async function talking() {
  const stage = new Stage();
  stage.routing = stage.ringing({ ...PHONE, transport: 'webrtc' });
  const caller = await stage.invite();
  await stage.offered().respond(200, OF_BROWSER);
  await caller.within('ACK', 1);
  const [session] = stage.media.open.values();
  if (!session) throw new Error('no session');
  return { stage, caller, session, callId: session.id };
}

const rejoining = (stage: Stage, callId: string, source = ANNA) =>
  stage.invite({ body: OFFER, headers: [['X-WPM-Rejoin', callId]] }, `rejoin-${source.kind}`, source);

test('a phone that falls silent and is heard again goes on where it was, in one recording', async () => {
  const { stage, session } = await talking();
  session.emit({ kind: 'silent', leg: 'callee-1' });
  await stage.settle();
  expect(heardIn(stage, 'caller')).toContain('reconnecting');
  session.emit({ kind: 'heard', leg: 'callee-1' });
  await stage.settle();
  expect([heardIn(stage, 'caller'), recordedIn(stage)]).toEqual(['callee-1', ['callee-1', 'caller']]);
  expect(stage.media.asked.filter(({ verb }) => verb === 'stopRecording')).toEqual([]);
});

test('one that was missed before its first packet came goes on with it', async () => {
  const { stage, session } = await talking();
  session.emit({ kind: 'silent', leg: 'callee-1' });
  await stage.settle();
  expect(heardIn(stage, 'caller')).toContain('reconnecting');
  session.emit({ kind: 'connected', leg: 'callee-1' });
  await stage.settle();
  expect(heardIn(stage, 'caller')).toBe('callee-1');
});

test('a phone by plain RTP may say nothing: its silence is no loss', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(200, OFFER);
  await caller.within('ACK', 1);
  stage.media.open.values().next().value?.emit({ kind: 'silent', leg: 'callee-1' });
  await stage.settle();
  expect(heardIn(stage, 'caller')).toBe('callee-1');
});

test('after its media is lost the user comes back by naming the call, also after a restart, and it is one record', async () => {
  const { stage, session, callId } = await talking();
  session.emit({ kind: 'leg-failed', leg: 'callee-1', why: 'consent-expired' });
  await stage.settle();
  expect(stage.sentOf('BYE').to).toEqual(PHONE.peer);
  expect(stage.told.at(-1)).toMatchObject({ kind: 'changed', view: { callId, activity: 'vanished' } });
  stage.restart();
  await stage.control.resume();
  await stage.pass(5_000);
  const back = await rejoining(stage, callId);
  expect(back.last.status).toBe(200);
  expect(back.last.headers.get('X-WPM-Call-Id')).toBe(callId);
  await back.within('ACK', 1);
  expect([heardIn(stage, 'caller'), recordedIn(stage)]).toEqual(['callee-2', ['callee-2', 'caller']]);
  await back.within('BYE', 2);
  expect(stage.journal.closed).toMatchObject([{ id: callId, result: 'answered', segments: [{ talkMs: 5_000 }] }]);
});

test('a page that was reloaded takes its call over before anybody noticed that the old one is gone', async () => {
  const { stage, callId } = await talking();
  const back = await rejoining(stage, callId);
  expect(back.last.status).toBe(200);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
  expect(stage.sentOf('BYE').to).toEqual(PHONE.peer);
});

test.each([
  ['another user', of('jan')],
  ['a user of that name in another tenant', of('anna', 'tenant-2')],
  ['a trunk', TRUNK],
])('%s does not get into the call', async (_, source) => {
  const { stage, session, callId } = await talking();
  session.emit({ kind: 'leg-failed', leg: 'callee-1', why: 'consent-expired' });
  await stage.settle();
  const stranger = await rejoining(stage, callId, source);
  expect(stranger.last.status).toBe(481);
  expect(heardIn(stage, 'caller')).toContain('reconnecting');
  expect(stage.control.isBusy('account-anna')).toBe(true);
});

test('a call that does not exist, or is being said goodbye to, is not come back to; the customer is told why it ends', async () => {
  const { stage, session, callId, caller } = await talking();
  expect((await rejoining(stage, 'no-such-call')).last.status).toBe(481);
  session.emit({ kind: 'silent', leg: 'callee-1' });
  await stage.settle();
  await stage.pass(20_000);
  expect(heardIn(stage, 'caller')).toContain('goodbye');
  expect((await rejoining(stage, callId)).last.status).toBe(603);
  session.emit({ kind: 'played', leg: 'caller' });
  await stage.settle();
  expect(stage.journal.closed).toMatchObject([{ id: callId, endedBy: 'platform', result: 'answered' }]);
  expect(stage.sentOf('BYE', 1).request.headers.get('Reason')).toContain('call/network');
  expect(caller.statuses.at(-1)).toBe(200);
  expect(stage.control.isBusy('account-anna')).toBe(false);
});
