import { refuse } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { maria, otto } from '../call/sample-call.ts';
import { COLLEAGUE, OFFER, PHONE, Stage, answeredCall, heardIn, recordedIn } from './stage.ts';

const [ANNA, GRETA] = ['account-anna', 'account-greta'];
const callIdOf = ({ media }: Stage): string => [...media.open.keys()][0] ?? '';
const askIn = (stage: Stage) => ({
  callId: callIdOf(stage),
  tenantId: 'tenant-1',
  agentId: ANNA,
  supervisorId: GRETA,
});
const saidOf = (stage: Stage) =>
  stage.supervised.map(({ kind, supervision }) => `${kind} ${supervision.supervisor.name ?? ''} ${supervision.mode}`);

/** Anna talks with a customer, and Greta has been rung to listen; she has answered where `answered`. */
async function supervised(answered = true) {
  const { stage, caller } = await answeredCall();
  const ask = askIn(stage);
  expect(await stage.control.supervision.supervise(ask, 'listen')).toEqual({ ok: true, value: undefined });
  const greta = stage.offered(1, 'greta');
  if (answered) await greta.respond(200, OFFER);
  const desk = stage.control.supervision;
  return { stage, caller, ask, greta, desk, heard: () => heardBy(stage) };
}

const heardBy = (stage: Stage) => (['caller', 'callee-1', 'supervisor-1'] as const).map((leg) => heardIn(stage, leg));

test('who listens is rung, hears both, and neither of the two hears another than before', async () => {
  const { stage, heard } = await supervised();
  expect(stage.sentOf('INVITE', 1).to).toEqual(COLLEAGUE.peer);
  expect(heard()).toEqual(['callee-1', 'caller', 'callee-1 caller']);
  expect(recordedIn(stage)).toEqual(['callee-1', 'caller']);
  expect(saidOf(stage)).toEqual(['rings Greta listen', 'began Greta listen']);
});

test('a whisper is heard by the user alone and recorded nowhere; who joins is heard by all, on the user’s channel', async () => {
  const { stage, ask, desk, heard } = await supervised();
  await desk.supervise(ask, 'whisper');
  expect(heard()).toEqual(['callee-1', 'caller supervisor-1', 'callee-1 caller']);
  expect(recordedIn(stage)).toEqual(['callee-1', 'caller']);
  await desk.supervise(ask, 'join');
  expect(heard()).toEqual(['callee-1 supervisor-1', 'caller supervisor-1', 'callee-1 caller']);
  expect(recordedIn(stage)).toEqual(['callee-1 supervisor-1', 'caller']);
  await desk.supervise(ask, 'listen');
  expect(heard()).toEqual(['callee-1', 'caller', 'callee-1 caller']);
  expect(saidOf(stage).slice(1)).toEqual([
    'began Greta listen',
    'turned Greta whisper',
    'turned Greta join',
    'turned Greta listen',
  ]);
});

test('a supervisor who hangs up, or whose phone is lost, leaves the call as it was', async () => {
  const { stage, ask, greta, desk, heard } = await supervised();
  await desk.supervise(ask, 'join');
  await greta.within('BYE', 1);
  expect(heard().slice(0, 2)).toEqual(['callee-1', 'caller']);
  expect([...(stage.media.open.values().next().value?.legs.keys() ?? [])]).toEqual(['caller', 'callee-1']);
  expect(recordedIn(stage)).toEqual(['callee-1', 'caller']);
  expect(stage.control.isBusy(GRETA)).toBe(false);
  expect(saidOf(stage).at(-1)).toBe('ended Greta join');
  expect(stage.ended).toEqual([]);
  expect(await desk.leave(ask)).toEqual(refuse({ code: 'supervision/none' }));
});

test('the call ends as ever, and then the supervisor is hung up; the record knows nothing of them', async () => {
  const { stage, caller } = await supervised();
  await caller.within('BYE', 2);
  expect(stage.sent.filter(({ request }) => request.method === 'BYE')).toHaveLength(2);
  expect(stage.ended).toMatchObject([{ result: 'answered', endedBy: 'caller' }]);
  expect(stage.ended[0]?.segments.map(({ accountId }) => accountId)).toEqual([ANNA]);
  expect(saidOf(stage).at(-1)).toBe('ended Greta listen');
  expect(stage.control.size).toBe(0);
});

test('phones that nobody answers are given up in time, and the two notice nothing', async () => {
  const { stage, heard, ask, desk } = await supervised(false);
  expect(stage.control.occupationOf(GRETA)).toBe('ringing');
  await stage.pass(20_000);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(heard()).toEqual(['callee-1', 'caller', undefined]);
  expect(saidOf(stage)).toEqual(['rings Greta listen', 'missed Greta listen']);
  expect(await desk.supervise(ask, 'whisper')).toEqual({ ok: true, value: undefined });
  await stage.offered(2, 'greta').respond(486);
  expect(saidOf(stage).slice(2)).toEqual(['rings Greta whisper', 'missed Greta whisper']);
});

test('a supervisor is in one call at a time', async () => {
  const { stage, ask, desk } = await supervised();
  expect([stage.control.isBusy(GRETA), stage.control.occupationOf(GRETA)]).toEqual([true, 'in-call']);
  stage.routing = {
    ...stage.ringing(PHONE),
    callee: { kind: 'account', number: '102', name: null, accountId: 'account-jan' },
  };
  const other = await stage.invite(OFFER, 'other');
  await stage.offered(2, 'jan').respond(200, OFFER);
  await other.within('ACK', 1);
  const callId = [...stage.media.open.keys()].find((id) => id !== ask.callId) ?? '';
  expect(await desk.supervise({ ...ask, callId, agentId: 'account-jan' }, 'listen')).toEqual(
    refuse({ code: 'supervision/busy' }),
  );
});

/** Greta listens to Anna, and so does Otto, whose leg is the second supervisor's. */
async function supervisedByTwo() {
  const { heard, ...all } = await supervised();
  all.stage.supervisorRouting = { ...all.stage.supervisorRouting, supervisor: otto };
  const ottos = { ...all.ask, supervisorId: otto.accountId };
  expect(await all.desk.supervise(ottos, 'listen')).toEqual({ ok: true, value: undefined });
  const ottosPhone = all.stage.offered(2, 'otto');
  await ottosPhone.respond(200, OFFER);
  return { ...all, ottos, ottosPhone, heard: () => [...heard(), heardIn(all.stage, 'supervisor-2')] };
}

test('a second supervisor listens beside the first: each hears whomever the user hears, and who whispers is heard by who listens', async () => {
  const { stage, ask, ottos, desk, heard, ottosPhone } = await supervisedByTwo();
  const both = 'callee-1 caller';
  expect(heard()).toEqual(['callee-1', 'caller', both, both]);
  await desk.supervise(ottos, 'whisper');
  expect(heard()).toEqual(['callee-1', 'caller supervisor-2', `${both} supervisor-2`, both]);
  await desk.supervise(ask, 'join');
  expect(heard()).toEqual([
    'callee-1 supervisor-1',
    'caller supervisor-1 supervisor-2',
    `${both} supervisor-2`,
    `${both} supervisor-1`,
  ]);
  expect(recordedIn(stage)).toEqual(['callee-1 supervisor-1', 'caller']);
  await stage.restart().resume();
  expect(heard()[3]).toBe(`${both} supervisor-1`);
  await ottosPhone.within('BYE', 1);
  expect(heard().slice(0, 3)).toEqual(['callee-1 supervisor-1', 'caller supervisor-1', both]);
  expect([stage.control.isBusy(GRETA), stage.control.isBusy(otto.accountId)]).toEqual([true, false]);
  expect(saidOf(stage).slice(2)).toEqual([
    'rings Otto listen',
    'began Otto listen',
    'turned Otto whisper',
    'turned Greta join',
    'ended Otto whisper',
  ]);
});

test('the call ends for both supervisors, and the phones of a third who still rings stop', async () => {
  const { stage, ask, desk, caller } = await supervisedByTwo();
  stage.supervisorRouting = { ...stage.supervisorRouting, supervisor: maria };
  await desk.supervise({ ...ask, supervisorId: maria.accountId }, 'listen');
  await caller.within('BYE', 2);
  expect(saidOf(stage).slice(-3)).toEqual(['ended Greta listen', 'ended Otto listen', 'missed Maria listen']);
  expect(stage.happened).toContain('sent: CANCEL');
  expect(stage.control.size).toBe(0);
});

test('four are at the ears of one call at most, and nobody twice', async () => {
  const { stage, ask, desk, ottos } = await supervisedByTwo();
  for (const accountId of ['account-3', 'account-4']) {
    stage.supervisorRouting = { ...stage.supervisorRouting, supervisor: { ...maria, accountId } };
    expect((await desk.supervise({ ...ask, supervisorId: accountId }, 'listen')).ok).toBe(true);
  }
  const fifth = { ...ask, supervisorId: 'account-5' };
  expect(await desk.supervise(fifth, 'listen')).toEqual(refuse({ code: 'supervision/under-way' }));
  expect(await desk.leave(ottos)).toEqual({ ok: true, value: undefined });
  stage.supervisorRouting = { ...stage.supervisorRouting, supervisor: { ...maria, accountId: 'account-5' } };
  expect(await desk.supervise(fifth, 'listen')).toEqual({ ok: true, value: undefined });
  expect(desk.board('tenant-1')[0]?.supervisors.map(({ supervisorId }) => supervisorId)).toEqual([
    GRETA,
    'account-3',
    'account-4',
    'account-5',
  ]);
});

test('nobody comes into a call of another tenant, of another user, that only rings, or is their own', async () => {
  const stage = new Stage();
  const caller = await stage.invite();
  const ask = askIn(stage);
  const refusedAs = (change: Partial<typeof ask>) =>
    stage.control.supervision.supervise({ ...ask, ...change }, 'listen');
  expect(await refusedAs({})).toEqual(refuse({ code: 'supervision/not-connected' }));
  await stage.offered().respond(200, OFFER);
  await caller.within('ACK', 1);
  const missing = refuse({ code: 'supervision/no-such-call' });
  expect(await refusedAs({ tenantId: 'tenant-2' })).toEqual(missing);
  expect(await refusedAs({ agentId: 'account-jan' })).toEqual(missing);
  expect(await refusedAs({ callId: 'none' })).toEqual(missing);
  expect(await refusedAs({ supervisorId: ANNA })).toEqual(refuse({ code: 'supervision/own-call' }));
  stage.supervisorRouting = { ...stage.supervisorRouting, to: refuse({ code: 'supervision/no-phone' }) };
  expect(await refusedAs({})).toEqual(refuse({ code: 'supervision/no-phone' }));
  expect(stage.supervised).toEqual([]);
});

test('after a restart the supervisor is where they were; one whose phones rang is rung no more', async () => {
  const { stage, ask, desk, greta, heard } = await supervised();
  await desk.supervise(ask, 'whisper');
  await stage.restart().resume();
  expect(heard()).toEqual(['callee-1', 'caller supervisor-1', 'callee-1 caller']);
  expect(await stage.control.supervision.supervise(ask, 'join')).toEqual({ ok: true, value: undefined });
  expect(heard()[0]).toBe('callee-1 supervisor-1');
  await greta.within('BYE', 1);
  expect(heard()[0]).toBe('callee-1');
  expect(saidOf(stage).slice(2)).toEqual(['turned Greta whisper', 'turned Greta join', 'ended Greta join']);
  await stage.control.supervision.supervise(ask, 'listen');
  await stage.restart().resume();
  expect(stage.control.isBusy(GRETA)).toBe(false);
});

test('the user is told of who listens where the tenant settled so, and always of who is to be heard', async () => {
  const { stage, ask, desk } = await supervised();
  const seen = () => stage.control.commands.live(ANNA)[0]?.supervisors?.[0];
  expect(seen()).toBeUndefined();
  await desk.supervise(ask, 'whisper');
  expect(seen()).toMatchObject({ by: { name: 'Greta' }, mode: 'whisper' });
  expect(stage.told.at(-1)).toMatchObject({
    kind: 'changed',
    accountId: ANNA,
    view: { supervisors: [{ mode: 'whisper' }] },
  });
  await desk.leave(ask);
  expect(seen()).toBeUndefined();
  stage.supervisorRouting = { ...stage.supervisorRouting, told: true };
  await desk.supervise(ask, 'listen');
  expect(seen()).toBeUndefined();
  await stage.offered(2, 'greta').respond(200, OFFER);
  expect(seen()).toMatchObject({ mode: 'listen' });
});

test('the keys a supervisor presses go nowhere, and their phone can hand nothing on', async () => {
  const { stage, ask, greta, heard } = await supervised();
  await greta.within('INVITE', 1, { body: OFFER.replace('PCMA/8000', 'PCMA/8000\r\na=sendonly') });
  expect(heard()).toEqual(['callee-1', 'caller', 'callee-1 caller']);
  expect(await stage.control.commands.transfer(ask.callId, GRETA, '102')).toEqual(
    refuse({ code: 'command/no-such-call' }),
  );
});
