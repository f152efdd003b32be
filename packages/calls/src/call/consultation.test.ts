import { expect, test } from 'vitest';
import type { Round } from '../ports.ts';
import { deadlineOf } from './advance.ts';
import { partnerOf } from './call.ts';
import { refusalToHandOn, refusalToHold, refusalToTurn } from './commands.ts';
import { viewOf } from './live-view.ts';
import { anna, customer, jan, ringingCall } from './sample-call.ts';
import { queuedCall } from './sample-queue.fixture.ts';
import { Told, answered, gone, hold, no, phone, rings, talking, target, turn } from './told.fixture.ts';

/** A campaign the call came to. */
const campaignCall = (about: Parameters<typeof queuedCall>[0]) => {
  const { campaign } = queuedCall(about);
  if (!campaign) throw new Error('it came to a campaign');
  return campaign;
};

const consult = (change: { consulted?: typeof customer; rounds?: Round[] } = {}) =>
  ({ kind: 'consult', by: 'callee-1', consulted: jan, rounds: [phone()], ...change }) as const;

/** Anna has called Jan at 10 s, while the customer waits. */
const asking = () => talking().at(10_000, consult());
/** Jan has answered at 12 s. */
const consulting = () => asking().at(12_000, answered('callee-2'));

/** All three talk. */
const joined = () => consulting().at(15_000, turn('join'));

test('the customer hears music while Jan rings, Anna hears that it does, and nothing of hers is recorded', () => {
  const call = asking();
  expect(call.done).toEqual(['sound', 'originate callee-2', 'save']);
  expect([call.state, call.hears('caller'), call.hears('callee-1')]).toEqual(['asking', 'music', '']);
  expect(call.recorded).toEqual({ agent: [], customer: ['caller'] });
  expect(call.at(11_000, rings('callee-2')).hears('callee-1')).toBe('ringback');
  expect(call.parts).toMatchObject([
    { accountId: anna.accountId, endedAt: null },
    { accountId: jan.accountId, direction: 'inbound', other: { number: anna.number }, endedAt: null },
  ]);
});

test('what the network says of the only phone that is called is heard by the agent', () => {
  const call = talking().at(10_000, consult({ rounds: [{ targets: [target('lab')], ringMs: 30_000 }] }));
  call.at(11_000, { kind: 'progress', leg: 'callee-2', heard: 'early-media' });
  expect([call.hears('callee-1'), call.hears('caller')]).toEqual(['callee-2', 'music']);
});

test('Anna and Jan talk, the customer hears music; back is back, and the recording is of both again', () => {
  const call = consulting();
  expect(call.done).toEqual(['sound', 'save']);
  expect(['caller', 'callee-1', 'callee-2'].map((leg) => call.hears(leg as 'caller'))).toEqual([
    'music',
    'callee-2',
    'callee-1',
  ]);
  expect(call.recorded).toEqual({ agent: [], customer: ['caller'] });
  expect(partnerOf(call.call, 'callee-1')).toBe('callee-2');
  call.at(20_000, turn('back'));
  expect(call.done).toEqual(['hang-up callee-2', 'remove callee-2', 'sound', 'save']);
  expect([call.state, call.hears('caller'), call.recorded]).toEqual([
    'talking',
    'callee-1',
    { agent: ['callee-1'], customer: ['caller'] },
  ]);
  expect(call.parts[1]).toMatchObject({ talkMs: 8_000, endedAt: 20_000, transferredFrom: null });
});

test('where the campaign records consultations, what both say is on the agent’s side, and nothing of it once the customer has left', () => {
  const inbound = consulting();
  inbound.call = { ...inbound.call, campaign: campaignCall({ recordsConsultations: true }) };
  const made = { campaignId: 'sales', name: 'Sales', records: true, notice: null, wrapUp: { kind: 'off' } } as const;
  const outbound = consulting();
  outbound.call = { ...outbound.call, madeIn: { ...made, recordsConsultations: true } };
  const quiet = consulting();
  quiet.call = { ...quiet.call, madeIn: made, campaign: campaignCall({ recordsConsultations: true }) };
  expect([inbound.recorded, outbound.recorded, quiet.recorded]).toEqual([
    { agent: ['callee-1', 'callee-2'], customer: ['caller'] },
    { agent: ['callee-1', 'callee-2'], customer: ['caller'] },
    { agent: [], customer: ['caller'] },
  ]);
  expect(inbound.at(15_000, gone('caller')).recorded).toEqual({ agent: [], customer: [] });
});

test('swap brings the customer back while Jan hears music, is recorded, and swaps again', () => {
  const call = consulting().at(15_000, turn('swap'));
  expect([call.hears('caller'), call.hears('callee-1'), call.hears('callee-2')]).toEqual([
    'callee-1',
    'caller',
    'music',
  ]);
  expect(call.recorded).toEqual({ agent: ['callee-1'], customer: ['caller'] });
  expect([partnerOf(call.call, 'caller'), partnerOf(call.call, 'callee-2')]).toEqual(['callee-1', undefined]);
  call.at(16_000, turn('swap'));
  expect([call.hears('caller'), call.recorded?.agent]).toEqual(['music', []]);
});

test('joined, all three hear the two others; who leaves takes nobody along', () => {
  const call = joined();
  expect([call.state, call.hears('caller'), call.hears('callee-1'), call.hears('callee-2')]).toEqual([
    'joined',
    'callee-1 callee-2',
    'callee-2 caller',
    'callee-1 caller',
  ]);
  expect(call.recorded).toEqual({ agent: ['callee-1', 'callee-2'], customer: ['caller'] });
  expect(call.at(20_000, gone('callee-2')).state).toBe('talking');
  expect(call.recorded).toEqual({ agent: ['callee-1'], customer: ['caller'] });
  expect(call.hears('caller')).toBe('callee-1');
  expect(joined().at(20_000, gone('callee-1')).hears('caller')).toBe('callee-2');
  const alone = joined().at(20_000, gone('caller'));
  expect([alone.state, alone.hears('callee-1'), alone.recorded]).toEqual([
    'consulting',
    'callee-2',
    { agent: [], customer: [] },
  ]);
});

test.each([
  ['complete', turn('complete'), ['sound', 'save', 'hang-up callee-1', 'remove callee-1']],
  ['hanging up', gone('callee-1'), ['sound', 'save', 'remove callee-1']],
] as const)('%s hands the customer to Jan, who is the agent of the recording from now on', (_, input, done) => {
  const call = consulting().at(20_000, input);
  expect(call.done).toEqual(done);
  expect([call.hears('caller'), call.hears('callee-2'), call.recorded]).toEqual([
    'callee-2',
    'caller',
    { agent: ['callee-2'], customer: ['caller'] },
  ]);
  expect(call.parts).toMatchObject([
    { accountId: anna.accountId, endedAt: 20_000, transferredTo: { number: '102' } },
    {
      accountId: jan.accountId,
      endedAt: null,
      transferredFrom: { number: anna.number },
      other: { number: customer.number },
    },
  ]);
  expect(call.at(30_000, gone('caller')).call.phase).toMatchObject({ how: { by: 'caller', result: 'answered' } });
});

test.each([
  ['refuses', no('callee-2', 'call/rejected'), ['remove callee-2', 'sound', 'save'], 'rejected'],
  ['hangs up before', gone('callee-2'), ['remove callee-2', 'sound', 'save'], 'failed'],
] as const)('Jan %s: Anna has the customer again, and recording goes on', (_, input, done, result) => {
  const call = asking().at(11_000, input);
  expect([call.state, ...call.done]).toEqual(['talking', ...done]);
  expect([call.hears('caller'), call.recorded?.agent]).toEqual(['callee-1', ['callee-1']]);
  expect(call.parts[1]).toMatchObject({ endedAt: 11_000, result });
});

test('Jan is silent for 25 s: Anna has the customer again, and Jan has a missed call', () => {
  const call = asking().at(11_000, rings('callee-2'));
  expect(deadlineOf(call.call)).toBe(35_000);
  call.at(35_000, { kind: 'time' });
  expect(call.done).toEqual(['give-up callee-2', 'remove callee-2', 'sound', 'save']);
  expect(call.hears('caller')).toBe('callee-1');
  expect(call.parts[1]).toMatchObject({ outcome: 'missed' });
});

test('Jan answers as Anna takes the customer back: he is hung up, in either order', () => {
  const call = asking().at(11_000, turn('back'));
  expect(call.done).toEqual(['give-up callee-2', 'remove callee-2', 'sound', 'save']);
  expect(call.at(11_001, answered('callee-2')).effects).toEqual([{ kind: 'hang-up', leg: 'callee-2' }]);
  expect(call.hears('caller')).toBe('callee-1');
  const other = consulting().at(12_001, turn('back'));
  expect(other.done).toContain('hang-up callee-2');
  expect(other.hears('caller')).toBe('callee-1');
});

test('the customer hangs up in the consultation: it goes on, unrecorded, and ends when one of the two does', () => {
  const call = consulting().at(15_000, gone('caller'));
  expect([call.state, ...call.done]).toEqual(['consulting', 'sound', 'remove caller', 'save']);
  expect([call.hears('callee-1'), call.recorded]).toEqual(['callee-2', { agent: [], customer: [] }]);
  expect(viewOf(call.call, anna.accountId)).toMatchObject({ activity: 'consulting', other: null });
  expect(refusalToTurn(call.call, 'callee-1', 'complete')).toBe('consultation/customer-gone');
  expect(call.at(16_000, turn('complete')).effects).toEqual([]);
  call.at(17_000, gone('callee-2'));
  expect(call.call.phase).toMatchObject({ state: 'ended', how: { by: 'caller' } });
  expect(call.done).toEqual(['stop-media', 'save', 'hang-up callee-1']);
});

test('the customer hangs up while Jan rings: it rings on, and where he refuses Anna is told why and let go', () => {
  const call = asking().at(11_000, gone('caller'));
  expect([call.state, ...call.done]).toEqual(['asking', 'sound', 'remove caller', 'save']);
  call.at(12_000, no('callee-2', 'call/busy'));
  expect(call.effects.at(-1)).toEqual({ kind: 'hang-up', leg: 'callee-1', why: 'call/busy' });
  expect(call.call.phase).toMatchObject({ how: { by: 'caller', result: 'answered' } });
});

test.each([
  ['complete', turn('complete')],
  ['hanging up', gone('callee-1')],
] as const)(
  '%s while Jan rings is a blind transfer: the customer hears it ring, and comes back if he is silent',
  (_, input) => {
    const call = asking().at(11_000, rings('callee-2')).at(12_000, input);
    expect([call.state, call.hears('caller')]).toEqual(['transferring', 'ringback']);
    expect(call.parts[1]).toMatchObject({
      transferredFrom: { number: anna.number },
      other: { number: customer.number },
    });
    expect(deadlineOf(call.call)).toBe(35_000);
    expect(call.at(35_000, { kind: 'time' }).done).toContain('seek');
  },
);

test('of two clicks on complete the second finds no part of Anna', () => {
  const call = consulting().at(20_000, turn('complete'));
  expect(refusalToTurn(call.call, 'callee-1', 'complete')).toBe('command/not-connected');
  expect(call.at(20_001, turn('complete')).effects).toEqual([]);
});

test('what may not be in a consultation is refused by its code', () => {
  const [ringing, up] = [asking().call, consulting().call];
  expect(refusalToTurn(talking().call, 'callee-1', 'back')).toBe('consultation/none');
  expect(refusalToTurn(ringing, 'callee-1', 'join')).toBe('consultation/not-answered');
  expect(refusalToTurn(up, 'callee-2', 'complete')).toBe('command/not-allowed');
  expect(refusalToTurn(up, 'caller', 'back')).toBe('command/not-allowed');
  expect(refusalToHandOn(up, 'callee-1')).toBe('command/under-way');
  expect(refusalToTurn(joined().call, 'callee-1', 'join')).toBe('consultation/joined');
  expect(consulting().at(13_000, turn('back', 'callee-2')).effects).toEqual([]);
});

test('a hold by command is not ended by a phone that only refreshes its session, and is over with a consultation', () => {
  const call = talking().at(6_000, hold('callee-1', true, 'command'));
  expect([call.state, ...call.done]).toEqual(['held', 'sound', 'save']);
  expect(call.at(7_000, hold('callee-1', false)).effects).toEqual([]);
  expect(refusalToHold(call.call, 'callee-1', false)).toBeUndefined();
  call.at(8_000, consult()).at(9_000, turn('back'));
  expect([call.state, call.hears('caller')]).toEqual(['talking', 'callee-1']);
  expect(call.parts[0]).toMatchObject({ holdMs: 2_000 });
  expect(refusalToHold(talking().at(6_000, hold('callee-1')).call, 'callee-1', false)).toBe('command/held-by-phone');
});

test('who holds among three is not heard, and a phone on hold leaves the other with music', () => {
  const call = consulting().at(13_000, hold('callee-2'));
  expect([call.hears('callee-1'), call.hears('callee-2')]).toEqual(['music', '']);
  call.at(14_000, turn('join'));
  expect([call.hears('callee-1'), call.hears('caller')]).toEqual(['caller', 'callee-1']);
});

test('after a restart a consultation that rang is back with the customer, and one that was up goes on', () => {
  expect(asking().at(60_000, { kind: 'resumed' }).state).toBe('talking');
  const up = consulting().at(60_000, { kind: 'resumed' });
  expect([up.state, ...up.done]).toEqual(['consulting', 'sound']);
});

test('media that dies takes only its own end along', () => {
  const agent = joined().at(20_000, { kind: 'lost', leg: 'callee-1' });
  expect([agent.hears('caller'), agent.done[0]]).toEqual(['callee-2', 'hang-up callee-1']);
  expect(consulting().at(20_000, { kind: 'lost', leg: 'callee-2' }).hears('caller')).toBe('callee-1');
  expect(consulting().at(20_000, { kind: 'lost' }).state).toBe('ended');
});

test('another phone of Anna takes her place, in a talk, in a consultation and where it only rings', () => {
  const up = talking().at(20_000, { kind: 'picked-up', replaced: 'callee-1', by: 'callee-2' });
  expect(up.done).toEqual(['sound', 'save', 'answer callee-2', 'hang-up callee-1', 'remove callee-1']);
  expect([up.hears('caller'), up.recorded]).toEqual(['callee-2', { agent: ['callee-2'], customer: ['caller'] }]);
  expect(up.parts).toMatchObject([{ endedAt: null }]);
  const three = consulting().at(20_000, { kind: 'picked-up', replaced: 'callee-1', by: 'callee-3' });
  expect([three.hears('callee-2'), three.hears('caller')]).toEqual(['callee-3', 'music']);
  const ringing = new Told(ringingCall()).at(5_000, { kind: 'picked-up', replaced: 'callee-1', by: 'callee-2' });
  expect(ringing.done).toEqual(['give-up callee-1', 'bridge', 'save', 'answer-caller', 'answer callee-2']);
  expect([ringing.hears('caller'), ringing.call.tried]).toEqual(['callee-2', 2]);
});

test('when Anna asked Jan stands in her part, not in his, until she is back, they all talk, or she hands the customer over', () => {
  const back = consulting()
    .at(20_000, turn('back'))
    .at(30_000, consult())
    .at(34_000, no('callee-3', 'call/busy', 'everyone'));
  const [asker, ...others] = back.parts;
  const startedAt = asker?.startedAt ?? 0;
  const stretch = (from: number, to: number) => ({ fromMs: from - startedAt, toMs: to - startedAt });
  expect(asker?.consultations).toEqual([stretch(10_000, 20_000), stretch(30_000, 34_000)]);
  expect(others.some((part) => 'consultations' in part)).toBe(false);
  const threesome = joined().at(18_000, turn('swap')).at(21_000, turn('complete'));
  expect(threesome.parts[0]).toMatchObject({ consultations: [stretch(10_000, 15_000), stretch(18_000, 21_000)] });
  const alone = asking().at(11_000, gone('callee-1'));
  expect(alone.parts[0]).toMatchObject({ consultations: [stretch(10_000, 11_000)] });
  expect(talking().at(20_000, gone('caller')).parts[0]).not.toHaveProperty('consultations');
});

test('each hold stands in the part of who held, the last one until the part is over; a hundred of them and no more', () => {
  const call = talking().at(5_000, hold('callee-1')).at(7_000, hold('callee-1', false)).at(9_000, hold('callee-1'));
  const startedAt = call.parts[0]?.startedAt ?? 0;
  expect(call.parts[0]?.holds).toEqual([{ fromMs: 5_000 - startedAt, toMs: 7_000 - startedAt }]);
  expect(call.at(12_000, gone('caller')).parts[0]).toMatchObject({
    holdMs: 5_000,
    holds: [{ toMs: 7_000 - startedAt }, { fromMs: 9_000 - startedAt, toMs: 12_000 - startedAt }],
  });
  const restless = talking();
  for (let n = 0; n < 150; n++)
    restless.at(10_000 + 2 * n, hold('callee-1')).at(10_001 + 2 * n, hold('callee-1', false));
  expect([restless.parts[0]?.holds?.length, restless.parts[0]?.holdMs]).toEqual([100, 150]);
});
