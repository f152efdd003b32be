import { refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { OFFER, type Stage, answeredCall, heardIn, recordedIn } from './stage.ts';
import type { Callee } from './stage-parties.ts';

const JAN: [string, string] = ['Refer-To', '<sip:102@demo.local>'];
const REFER_TO_JAN = { headers: [JAN] };
const ANNA = 'account-anna';

const callIdOf = ({ media }: Stage): string => [...media.open.keys()][0] ?? '';

/** What the phone that sent a REFER was told, oldest first. */
const told = ({ sent }: Stage): string[] =>
  sent.flatMap(({ request }) => (request.method === 'NOTIFY' ? [request.body.trim()] : []));

/** Anna in a call, with her phone's REFER answered and each notification taken. */
async function referred() {
  const { stage, caller } = await answeredCall();
  const anna = stage.offered();
  await anna.within('REFER', 2, REFER_TO_JAN);
  await takeNotifications(stage, anna);
  return { stage, caller, anna };
}

async function takeNotifications(stage: Stage, phone: Callee): Promise<void> {
  const notifications = stage.sent.filter(({ request }) => request.method === 'NOTIFY');
  for (const notification of notifications) await phone.answer(notification, 200);
}

test('by command the part of the user ends at once, the router is asked as them, and the colleague has the call', async () => {
  const { stage, caller } = await answeredCall();
  const asked = await stage.control.commands.transfer(callIdOf(stage), ANNA, '102');
  expect(asked).toEqual({ ok: true, value: undefined });
  expect(stage.wishes).toMatchObject([{ accountId: ANNA, dialled: '102', transferred: { number: '+48600100200' } }]);
  expect(stage.sentOf('BYE').to).toEqual(stage.sentOf('INVITE').to);
  expect([stage.control.isBusy(ANNA), stage.control.isBusy('account-jan')]).toEqual([false, true]);
  expect(heardIn(stage, 'caller')).toBe('music');
  expect(recordedIn(stage)).toEqual(['', 'caller']);
  const jan = stage.offered(1);
  await jan.respond(180);
  expect(heardIn(stage, 'caller')).toBe('ringback');
  await jan.respond(200, OFFER);
  expect([heardIn(stage, 'caller'), heardIn(stage, 'callee-2')]).toEqual(['callee-2', 'caller']);
  expect(recordedIn(stage)).toEqual(['callee-2', 'caller']);
  await jan.within('BYE', 2);
  expect(caller.responses.filter(({ status }) => status >= 300)).toEqual([]);
  expect(stage.journal.closed).toMatchObject([
    { result: 'answered', segments: [{ accountId: ANNA, transferredTo: { number: '102' } }, { outcome: 'answered' }] },
  ]);
  expect(stage.observed.filter((what) => what === 'over')).toHaveLength(1);
});

test('a colleague who does not answer in 25 s gives the call back: the phones of the user ring again', async () => {
  const { stage } = await answeredCall();
  await stage.control.commands.transfer(callIdOf(stage), ANNA, '102');
  await stage.offered(1).respond(180);
  await stage.pass(25_000);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.sentOf('INVITE', 2).to).toEqual(stage.sentOf('INVITE').to);
  await stage.offered(2).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-3');
});

test('a user who is in another call by then is not rung; the customer is let go', async () => {
  const { stage } = await answeredCall();
  await stage.control.commands.transfer(callIdOf(stage), ANNA, '102');
  await stage.invite(OFFER, 'another');
  expect(stage.control.isBusy(ANNA)).toBe(true);
  await stage.offered(1).respond(486);
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE')).toHaveLength(3);
  expect(stage.sent.at(-1)).toMatchObject({ request: { method: 'BYE' }, to: { kind: 'trunk' } });
  expect(stage.journal.closed).toMatchObject([{ endedBy: 'platform', result: 'answered' }]);
});

test('what may not be is refused with its code, and the call goes on as it was', async () => {
  const { stage } = await answeredCall();
  const id = callIdOf(stage);
  const asked = (call: string, user: string) => stage.control.commands.transfer(call, user, '102');
  expect(await asked('no-such', ANNA)).toEqual(refuse({ code: 'command/no-such-call' }));
  expect(await asked(id, 'account-jan')).toEqual(refuse({ code: 'command/no-such-call' }));
  stage.transferRouting = { ...stage.transferRouting, to: refuse({ code: 'call/not-allowed' }) };
  expect(await asked(id, ANNA)).toEqual(refuse({ code: 'call/not-allowed' }));
  stage.transferRouting = { ...stage.routing };
  expect(await asked(id, ANNA)).toEqual(refuse({ code: 'call/busy' }));
  stage.transferRouting = { ...stage.routing, to: { ok: true, value: { kind: 'service', service: 'echo' } } };
  expect(await asked(id, ANNA)).toEqual(refuse({ code: 'call/not-allowed' }));
  expect(heardIn(stage, 'caller')).toBe('callee-1');
});

test('of two clicks on transfer one hands the call on and the other is refused', async () => {
  const { stage } = await answeredCall();
  const id = callIdOf(stage);
  const asked = await Promise.all([
    stage.control.commands.transfer(id, ANNA, '102'),
    stage.control.commands.transfer(id, ANNA, '102'),
  ]);
  expect(asked).toEqual([{ ok: true, value: undefined }, refuse({ code: 'command/not-connected' })]);
  expect(stage.sent.filter(({ request }) => request.method === 'INVITE')).toHaveLength(2);
});

test('a call that ends while its transfer is asked for is told to be over only then: what is permitted meanwhile counts for it', async () => {
  const { stage, caller } = await answeredCall();
  const { promise, resolve } = Promise.withResolvers<void>();
  stage.transferRouted = promise;
  const asked = stage.control.commands.transfer(callIdOf(stage), ANNA, '102');
  await caller.within('BYE', 2);
  expect([stage.control.size, stage.observed.includes('over')]).toEqual([0, false]);
  resolve();
  expect(await asked).toEqual(refuse({ code: 'command/not-connected' }));
  await stage.settle();
  expect(stage.observed.filter((what) => what === 'over')).toHaveLength(1);
});

test('a REFER is taken with 202, told how it stands, and its sender let go when somebody has answered', async () => {
  const { stage, anna } = await referred();
  expect(anna.last.status).toBe(202);
  const first = stage.sentOf('NOTIFY').request;
  expect(first.headers.get('Event')).toBe('refer;id=2');
  expect(first.headers.get('Subscription-State')).toBe('active;expires=90');
  expect(first.headers.get('Content-Type')).toBe('message/sipfrag;version=2.0');
  const jan = stage.offered(1);
  await jan.respond(180);
  await takeNotifications(stage, anna);
  expect(stage.control.isBusy(ANNA)).toBe(true);
  await jan.respond(200, OFFER);
  expect(told(stage)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 200 OK']);
  expect(stage.sentOf('NOTIFY', 2).request.headers.get('Subscription-State')).toBe('terminated;reason=noresource');
  // How Anna's leg sounded is written once it has ended.
  expect(stage.happened.slice(-3)).toEqual(['sent: NOTIFY', 'sent: BYE', 'disk: saved']);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
});

test('a notification that is not answered yet is followed by the newest only', async () => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('REFER', 2, REFER_TO_JAN);
  await stage.offered(1).respond(180);
  expect(told(stage)).toEqual(['SIP/2.0 100 Trying']);
  await anna.answer(stage.sentOf('NOTIFY'), 200);
  expect(told(stage)).toEqual(['SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing']);
});

test('a REFER that is refused by its target gives the customer back, and says why', async () => {
  const { stage, anna } = await referred();
  await stage.offered(1).respond(486);
  expect(told(stage).at(-1)).toBe('SIP/2.0 486 Busy Here');
  expect(stage.happened).not.toContain('sent: BYE');
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  await anna.within('REFER', 3, REFER_TO_JAN);
  expect(anna.last.status).toBe(202);
});

test('a second REFER while one is under way is refused with 491, and the first goes on', async () => {
  const { stage, anna } = await referred();
  await anna.within('REFER', 3, REFER_TO_JAN);
  expect(anna.last.status).toBe(491);
  await stage.offered(1).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
});

test('who wants to hear nothing of a REFER hears nothing (RFC 4488)', async () => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('REFER', 2, { headers: [JAN, ['Refer-Sub', 'false']] });
  expect([anna.last.status, anna.last.headers.get('Refer-Sub')]).toEqual([202, 'false']);
  await stage.offered(1).respond(200, OFFER);
  expect(told(stage)).toEqual([]);
  expect(stage.happened.filter((what) => what.startsWith('sent: ')).at(-1)).toBe('sent: BYE');
});

test('a phone that knows no notifications is sent no more of them, and the transfer goes on', async () => {
  const { stage } = await answeredCall();
  const anna = stage.offered();
  await anna.within('REFER', 2, REFER_TO_JAN);
  await anna.answer(stage.sentOf('NOTIFY'), 481);
  await stage.offered(1).respond(200, OFFER);
  expect(told(stage)).toHaveLength(1);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
});

test.each([
  [
    'two targets',
    [
      ['Refer-To', '<sip:102@demo.local>'],
      ['Refer-To', '<sip:103@demo.local>'],
    ],
    400,
  ],
  ['none', [], 400],
  ['another method', [['Refer-To', '<sip:102@demo.local;method=BYE>']], 403],
] as [string, [string, string][], number][])(
  'a REFER with %s is refused, and the call goes on',
  async (_, headers, status) => {
    const { stage } = await answeredCall();
    const anna = stage.offered();
    await anna.within('REFER', 2, { headers });
    expect(anna.last.status).toBe(status);
    expect(heardIn(stage, 'caller')).toBe('callee-1');
    await anna.within('REFER', 3, REFER_TO_JAN);
    expect(anna.last.status).toBe(202);
  },
);

test('a trunk hands nobody on at our cost', async () => {
  const { stage, caller } = await answeredCall();
  await caller.within('REFER', 2, REFER_TO_JAN);
  expect(caller.last.status).toBe(403);
  expect(stage.wishes).toEqual([]);
});

test('the dial policy is asked for a REFER too: what is not permitted is refused with 403', async () => {
  const { stage } = await answeredCall();
  stage.transferRouting = { ...stage.transferRouting, to: refuse({ code: 'call/not-allowed' }) };
  const anna = stage.offered();
  await anna.within('REFER', 2, REFER_TO_JAN);
  expect(anna.last.status).toBe(403);
  expect(anna.last.headers.get('Warning')).toContain('call/not-allowed');
});

test('a phone that hangs up after its REFER leaves the transfer to go on; its BYE is answered', async () => {
  const { stage, anna } = await referred();
  await anna.within('BYE', 3);
  expect(anna.last.status).toBe(200);
  expect(heardIn(stage, 'caller')).toBe('music');
  await stage.offered(1).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-2');
});

test('the customer hangs up while the colleague rings: CANCEL there, a last word and BYE to who handed on', async () => {
  const { stage, caller } = await referred();
  await caller.within('BYE', 2);
  expect(caller.last.status).toBe(200);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(told(stage).at(-1)).toBe('SIP/2.0 500 Server Internal Error');
  expect(stage.journal.closed).toHaveLength(1);
  expect([stage.control.size, stage.control.isBusy(ANNA), stage.control.isBusy('account-jan')]).toEqual([
    0,
    false,
    false,
  ]);
});

test('an answer that crosses the end of the 25 s is taken and hung up, and the call comes back', async () => {
  const { stage } = await answeredCall();
  await stage.control.commands.transfer(callIdOf(stage), ANNA, '102');
  await stage.offered(1).respond(180);
  await stage.pass(25_000);
  await stage.offered(1).respond(200, OFFER);
  expect(stage.acks.at(-1)?.method).toBe('ACK');
  expect(stage.sent.at(-1)).toMatchObject({ request: { method: 'BYE' }, to: stage.sentOf('INVITE', 1).to });
  await stage.offered(2).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-3');
});

test('after a restart in a transfer the customer is not lost: the phones of who handed on ring', async () => {
  const { stage } = await answeredCall();
  await stage.control.commands.transfer(callIdOf(stage), ANNA, '102');
  stage.restart();
  await stage.control.resume();
  await stage.settle();
  expect(heardIn(stage, 'caller')).toBe('music');
  const invites = stage.sent.filter(({ request }) => request.method === 'INVITE');
  expect(invites.at(-1)?.to).toEqual(stage.sentOf('INVITE').to);
  await stage.offered(2).respond(200, OFFER);
  expect(heardIn(stage, 'caller')).toBe('callee-3');
});

test('after a restart in a transfer by REFER the customer is back with who is still there, who is told', async () => {
  const { stage } = await referred();
  stage.restart();
  await stage.control.resume();
  await stage.settle();
  expect(heardIn(stage, 'caller')).toBe('callee-1');
  expect(told(stage).at(-1)).toBe('SIP/2.0 480 Temporarily Unavailable');
});

test('who counts calls hears of a part that is over while the call goes on: a consultation, answered or not', async () => {
  for (const answers of [true, false]) {
    const { stage } = await answeredCall();
    const [live] = stage.control.commands.live(ANNA);
    await stage.control.commands.consult(live?.callId ?? '', ANNA, '102');
    if (answers) await stage.offered(1).respond(200, OFFER);
    await stage.control.commands.turn(live?.callId ?? '', ANNA, 'back');
    expect(stage.observed.at(-1)).toBe(`left account ${answers ? 'answered' : 'unanswered'}`);
    expect(stage.control.size).toBe(1);
  }
});
