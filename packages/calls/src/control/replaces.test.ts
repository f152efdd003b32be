import { expect, test } from 'vitest';
import { anna, jan } from '../call/sample-call.ts';
import type { Source } from '../ports.ts';
import { type Caller, type Callee, replacing } from './stage-parties.ts';
import { COLLEAGUE, OFFER, PHONE, Stage, answeredCall, heardIn, recordedIn } from './stage.ts';

const stationOf = (login: string, accountId: string, tenantId = 'tenant-1'): Source => ({
  kind: 'account',
  accountId,
  tenantId,
  peer: { kind: 'account', aor: `sip:${login}@demo.local`, contact: `sip:${login}@desk.invalid` },
});
const ANNAS_PHONE = stationOf('anna', 'account-anna');

const told = ({ sent }: Stage): string[] =>
  sent.flatMap(({ request }) => (request.method === 'NOTIFY' ? [request.body.trim()] : []));

/** Anna has the customer (A), and calls Jan with the same phone (B). */
async function twoCalls() {
  const { stage, caller: customer } = await answeredCall();
  stage.routing = { ...stage.ringing(COLLEAGUE), direction: 'internal', caller: anna, callee: jan };
  const second = await stage.invite(OFFER, 'annas-second', ANNAS_PHONE);
  await stage.offered(1).respond(180);
  return { stage, customer, anna: stage.offered(), second, jan: stage.offered(1) };
}

/** Jan has answered. */
async function answeredTwice() {
  const calls = await twoCalls();
  await calls.jan.respond(200, OFFER);
  await calls.second.within('ACK', 1);
  return calls;
}

const referTo = (call: Caller | Callee, more = ''): { headers: [string, string][] } => ({
  headers: [['Refer-To', `<sip:102@demo.local?Replaces=${encodeURIComponent(replacing(call) + more)}>`]],
});

async function tookNotification(stage: Stage, phone: Callee): Promise<void> {
  await phone.answer(stage.sentOf('NOTIFY'), 200);
}

const sessions = ({ media }: Stage) => [...media.open.keys()];

test('REFER with Replaces brings customer and colleague together in the customer’s call, and Anna’s legs both end', async () => {
  const { stage, anna: phone, second, jan: colleague, customer } = await answeredTwice();
  const [first] = sessions(stage);
  await phone.within('REFER', 2, referTo(second));
  expect(phone.last.status).toBe(202);
  expect(sessions(stage)).toEqual([first]);
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-2')]).toEqual(['callee-2', 'caller']);
  expect(recordedIn(stage)).toEqual(['callee-2', 'caller']);
  expect(told(stage)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 200 OK']);
  const byes = stage.sent.filter(({ request }) => request.method === 'BYE').map(({ to }) => to);
  expect(byes).toEqual([PHONE.peer, ANNAS_PHONE.peer]);
  // On disk before anybody is told.
  expect(stage.happened.indexOf('disk: merged')).toBeLessThan(stage.happened.lastIndexOf('sent: NOTIFY'));
  expect(stage.journal.closed).toMatchObject([{ direction: 'internal', result: 'answered', endedBy: 'caller' }]);
  expect([stage.control.isBusy('account-anna'), stage.control.isBusy('account-jan')]).toEqual([false, true]);
  await colleague.within('BYE', 2);
  expect(colleague.last.status).toBe(200);
  expect(customer.statuses.at(-1)).toBe(200);
  expect(stage.journal.closed[1]).toMatchObject({
    direction: 'inbound',
    segments: [
      { accountId: 'account-anna', transferredTo: { number: '102' } },
      { accountId: 'account-jan', transferredFrom: { number: anna.number }, other: { number: '+48600100200' } },
    ],
  });
  expect(stage.observed.filter((what) => what === 'over')).toHaveLength(2);
});

test('the REFER may come in the other call: it is the customer’s that goes on, and the sender is told in its own', async () => {
  const { stage, anna: phone, second } = await answeredTwice();
  const [first] = sessions(stage);
  await second.within('REFER', 2, referTo(phone));
  expect(second.last.status).toBe(202);
  expect(sessions(stage)).toEqual([first]);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
  expect(told(stage)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 200 OK']);
});

test('while Jan still rings the customer hears that, and Jan’s answer brings them together', async () => {
  const { stage, anna: phone, second, jan: colleague } = await twoCalls();
  await phone.within('REFER', 2, referTo(second));
  expect([phone.last.status, second.statuses.at(-1)]).toEqual([202, 487]);
  await tookNotification(stage, phone);
  expect(heardIn(stage, 'caller')).toBe('ringback');
  await colleague.respond(200, OFFER);
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-2')]).toEqual(['callee-2', 'caller']);
  expect(told(stage)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 200 OK']);
  expect(stage.sent.filter(({ request }) => request.method === 'BYE').map(({ to }) => to)).toEqual([PHONE.peer]);
});

test('while Jan still rings and then refuses, Anna has the customer again', async () => {
  const { stage, anna: phone, second, jan: colleague } = await twoCalls();
  await phone.within('REFER', 2, referTo(second));
  await colleague.respond(486);
  expect(told(stage).at(-1)).toBe('SIP/2.0 486 Busy Here');
  expect(heardIn(stage, 'caller')).toBe('callee-1');
});

test('Jan hangs up at the very moment: the customer is not left with nobody', async () => {
  const { stage, anna: phone, second, jan: colleague } = await answeredTwice();
  const referring = phone.within('REFER', 2, referTo(second));
  const leaving = colleague.within('BYE', 2);
  await Promise.all([referring, leaving]);
  const isUp = stage.control.size > 0;
  expect(isUp ? heardIn(stage, 'caller') : 'ended').toBe(isUp ? 'callee-1' : 'ended');
  expect(colleague.last.status).toBe(200);
});

test('a dialog that is not Anna’s, or that nobody has, gives 481 by notification, and both calls go on', async () => {
  const { stage, anna: phone, jan: colleague, second } = await answeredTwice();
  await phone.within('REFER', 2, referTo(colleague));
  expect(told(stage)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 481 Call/Transaction Does Not Exist']);
  const unknown: [string, string] = ['Refer-To', '<sip:102@demo.local?Replaces=a%3Bto-tag%3Db%3Bfrom-tag%3Dc>'];
  await phone.within('REFER', 3, { headers: [unknown] });
  expect(told(stage).at(-1)).toBe('SIP/2.0 481 Call/Transaction Does Not Exist');
  await phone.within('REFER', 4, referTo(second, ';early-only'));
  expect(told(stage).at(-1)).toBe('SIP/2.0 486 Busy Here');
  expect(stage.control.size).toBe(2);
  await phone.within('REFER', 5, referTo(second));
  expect(told(stage).at(-1)).toBe('SIP/2.0 200 OK');
});

test('a media engine that cannot move legs leaves both calls as they were', async () => {
  const { stage, anna: phone, second } = await answeredTwice();
  stage.media.refuseNext('take', 'engine/gone');
  await phone.within('REFER', 2, referTo(second));
  expect(told(stage).at(-1)).toBe('SIP/2.0 500 Server Internal Error');
  expect([stage.control.size, heardIn(stage, 'caller')]).toEqual([2, 'callee-1']);
});

test('the two stay together through a restart right after', async () => {
  const { stage, anna: phone, second, jan: colleague } = await answeredTwice();
  await phone.within('REFER', 2, referTo(second));
  stage.restart();
  await stage.control.resume();
  expect([stage.control.size, heardIn(stage, 'caller')]).toEqual([1, 'callee-2']);
  await colleague.within('BYE', 2);
  expect(colleague.last.status).toBe(200);
});

const replacingHeader = (call: Caller | Callee, more = ''): { body: string; headers: [string, string][] } => ({
  body: OFFER,
  headers: [
    ['Require', 'replaces'],
    ['Replaces', replacing(call) + more],
  ],
});

test('another phone of Anna takes the call over: it is answered, the first gets BYE, and recording goes on', async () => {
  const { stage, caller } = await answeredCall();
  const desk = await stage.invite(replacingHeader(stage.offered()), 'from-desk', ANNAS_PHONE);
  expect(desk.statuses).toEqual([200]);
  await desk.within('ACK', 1);
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-2')]).toEqual(['callee-2', 'caller']);
  expect(recordedIn(stage)).toEqual(['callee-2', 'caller']);
  expect(stage.sentOf('BYE').to).toEqual(PHONE.peer);
  expect(stage.control.size).toBe(1);
  await desk.within('BYE', 2);
  expect(stage.journal.closed).toMatchObject([{ result: 'answered', segments: [{ accountId: 'account-anna' }] }]);
  expect(caller.responses.filter(({ status }) => status >= 300)).toEqual([]);
});

test('another phone of Anna answers what rings at the first, whose INVITE is cancelled; early-only allows it', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  await stage.offered().respond(180);
  const desk = await stage.invite(replacingHeader(stage.offered(), ';early-only'), 'from-desk', ANNAS_PHONE);
  expect([desk.statuses, caller.statuses]).toEqual([[200], [180, 200]]);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(heardIn(stage, 'caller')).toBe('callee-2');
});

test.each([
  ['a colleague', stationOf('jan', 'account-jan'), '', 481],
  ['a user of another tenant with the same id', stationOf('anna', 'account-anna', 'tenant-2'), '', 481],
  ['Anna, who only wants what rings,', ANNAS_PHONE, ';early-only', 486],
  ['nobody’s dialog', ANNAS_PHONE, 'x', 481],
] as const)('%s takes over no call that is answered', async (_, source, more, status) => {
  const { stage } = await answeredCall();
  const content = replacingHeader(stage.offered(), more);
  const desk = await stage.invite(content, 'from-desk', source);
  expect(desk.statuses).toEqual([status]);
  expect([stage.control.size, heardIn(stage, 'caller')]).toEqual([1, 'callee-1']);
});

test('a trunk replaces nothing; two dialogs at once, and an offer nobody can use, are refused', async () => {
  const { stage } = await answeredCall();
  const asked = replacingHeader(stage.offered());
  expect((await stage.invite(asked, 'trunk-2')).statuses).toEqual([481]);
  const twice = { ...asked, headers: [...asked.headers, ...asked.headers] };
  expect((await stage.invite(twice, 'desk-1', ANNAS_PHONE)).statuses).toEqual([400]);
  const useless = { ...asked, body: OFFER.replaceAll(' 8 101', ' 18').replaceAll('rtpmap:8 PCMA', 'rtpmap:18 G729') };
  expect((await stage.invite(useless, 'desk-2', ANNAS_PHONE)).statuses).toEqual([488]);
  expect([stage.control.size, heardIn(stage, 'caller')]).toEqual([1, 'callee-1']);
});

test('by command Anna asks Jan, swaps, joins, and hands over; everything is on disk before it is acknowledged', async () => {
  const { stage } = await answeredCall();
  const [id = ''] = sessions(stage);
  const { commands } = stage.control;
  const disk = () => stage.happened.filter((what) => what === 'disk: saved').length;
  const saved = async (asked: Promise<unknown>) => {
    const before = disk();
    expect(await asked).toEqual({ ok: true, value: undefined });
    expect(disk()).toBeGreaterThan(before);
  };
  await saved(commands.consult(id, 'account-anna', '102'));
  expect(stage.wishes).toMatchObject([{ accountId: 'account-anna', dialled: '102' }]);
  expect(heardIn(stage, 'caller')).toBe('music');
  expect(await commands.consult(id, 'account-anna', '103')).toMatchObject({ error: { code: 'command/under-way' } });
  expect(await commands.turn(id, 'account-anna', 'swap')).toMatchObject({
    error: { code: 'consultation/not-answered' },
  });
  await stage.offered(1).respond(200, OFFER);
  expect([heardIn(stage, 'callee-1'), heardIn(stage, 'callee-2')]).toEqual(['callee-2', 'callee-1']);
  expect(commands.live('account-anna')).toMatchObject([{ callId: id, activity: 'consulting' }]);
  expect(commands.live('account-jan')).toMatchObject([{ activity: 'talking', other: { number: anna.number } }]);
  await saved(commands.turn(id, 'account-anna', 'swap'));
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  await saved(commands.turn(id, 'account-anna', 'join'));
  expect(heardIn(stage, 'caller')).toBe('callee-1 callee-2');
  const twice = await Promise.all([1, 2].map(() => commands.turn(id, 'account-anna', 'complete')));
  expect(twice).toMatchObject([{ ok: true }, { error: { code: 'command/not-connected' } }]);
  expect([heardIn(stage, 'caller'), recordedIn(stage)]).toEqual(['callee-2', ['callee-2', 'caller']]);
  expect(commands.live('account-anna')).toEqual([]);
});

test('a consultation is gone on with after a restart: back is back, and Jan is let go', async () => {
  const { stage } = await answeredCall();
  const [id = ''] = sessions(stage);
  await stage.control.commands.consult(id, 'account-anna', '102');
  await stage.offered(1).respond(200, OFFER);
  stage.restart();
  await stage.control.resume();
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-1')]).toEqual(['music', 'callee-2']);
  expect(await stage.control.commands.turn(id, 'account-anna', 'back')).toMatchObject({ ok: true });
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  expect(stage.sentOf('BYE').to).toEqual(COLLEAGUE.peer);
});

test('hold by command: music until it is taken back, a refresh of the phone ends nothing, and twice is once', async () => {
  const { stage } = await answeredCall();
  const [id = ''] = sessions(stage);
  const hold = (on: boolean) => stage.control.commands.hold(id, 'account-anna', on);
  expect([await hold(true), await hold(true)]).toMatchObject([{ ok: true }, { ok: true }]);
  expect(heardIn(stage, 'caller')).toBe('music');
  await stage.offered().within('INVITE', 2, { body: OFFER });
  expect(heardIn(stage, 'caller')).toBe('music');
  expect(await hold(false)).toMatchObject({ ok: true });
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  expect(await stage.control.commands.hold(id, 'account-jan', true)).toMatchObject({
    error: { code: 'command/no-such-call' },
  });
});

test('both re-INVITE at once is no matter: ours never crosses theirs, for none is sent to move a leg', async () => {
  const { stage, anna: phone, second } = await answeredTwice();
  await phone.within('REFER', 2, referTo(second));
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE')).toHaveLength(2);
});
