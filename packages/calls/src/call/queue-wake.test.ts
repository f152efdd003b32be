import { describe, expect, test } from 'vitest';
import type { Callable } from '../queue-port.ts';
import { deadlineOf } from './advance.ts';
import { afterPartOf } from './after-part.ts';
import { recordOf } from './record-of.ts';
import { anna, jan } from './sample-call.ts';
import { CHOSEN_AT, offer, queuedCall, stageOf, toAnna, toJan } from './sample-queue.fixture.ts';
import { usersIn } from './segment.ts';
import type { Input } from './step.ts';
import { Told, answered, gone, no, rings } from './told.fixture.ts';

const WHY = { by: 'ring-all', tier: 10, candidates: 2, waitedMs: 0 };
const [ANNA, JAN] = ['account-anna', 'account-jan'];
const ANNA_WOKE: Input = { kind: 'woke', party: anna };
const JAN_WOKE: Input = { kind: 'woke', party: jan };

/** The customer came at 1 s; at 2 s these were chosen, and are looked for. */
const chosen = (...accountIds: string[]) =>
  new Told(queuedCall()).at(2_000, { kind: 'offering', accountIds, why: WHY, chosenAt: CHOSEN_AT });
const cameTo = (came: NonNullable<Callable['came']>, party: Callable['party'] = jan): Input => ({
  kind: 'offer',
  agents: [{ party, targets: [], came }],
  why: WHY,
  chosenAt: CHOSEN_AT,
});
const time: Input = { kind: 'time' };

const offersOf = ({ call }: Told) => recordOf(call, 0).queue?.offers ?? [];
const outcomes = (told: Told) => offersOf(told).map(({ accountId, outcome }) => [accountId, outcome]);
const parts = (told: Told) => told.parts.map(({ accountId, result }) => [accountId, result]);

describe('all are rung, and one has to be woken first', () => {
  test('whose phone is there is rung at once, and who comes later is rung beside them', () => {
    const told = chosen(ANNA, JAN).at(2_100, toAnna);
    expect([stageOf(told), told.done]).toEqual(['offered', ['originate callee-1', 'note']]);
    told.at(3_000, rings('callee-1'));
    expect(told.at(9_000, toJan).done).toEqual(['originate callee-2', 'note']);
    expect(offersOf(told)).toMatchObject([
      { accountId: ANNA, askedAt: 2_100, rangAt: 3_000, outcome: null },
      { accountId: JAN, askedAt: 9_000, rangAt: null, outcome: null },
    ]);
    expect(told.at(10_000, answered('callee-2')).done).toEqual([
      'give-up callee-1',
      'remove callee-1',
      'bridge',
      'save',
    ]);
    expect(outcomes(told)).toEqual([
      [ANNA, 'taken'],
      [JAN, 'answered'],
    ]);
  });

  test('who is still being woken when another has taken it has missed nothing, and comes too late', () => {
    const told = chosen(ANNA, JAN).at(2_100, toAnna).at(4_000, answered('callee-1'));
    expect(outcomes(told)).toEqual([
      [ANNA, 'answered'],
      [JAN, 'taken'],
    ]);
    expect(told.at(5_000, toJan).done).toEqual([]);
    expect(told.at(5_000, JAN_WOKE).done).toEqual([]);
    expect(parts(told)).toEqual([[ANNA, null]]);
  });

  test('each rings for as long as the campaign says, from the moment their own phone does', () => {
    const told = chosen(ANNA, JAN).at(2_100, toAnna).at(3_000, rings('callee-1')).at(9_000, toJan);
    told.at(10_000, rings('callee-2'));
    expect(deadlineOf(told.call)).toBe(23_000);
    expect(told.at(23_000, time).done).toEqual(['give-up callee-1', 'remove callee-1', 'note']);
    expect([stageOf(told), deadlineOf(told.call)]).toEqual(['offered', 30_000]);
    expect(told.at(30_000, time).done).toEqual(['give-up callee-2', 'remove callee-2', 'note']);
    expect([stageOf(told), outcomes(told)]).toEqual([
      'waiting',
      [
        [ANNA, 'not-answered'],
        [JAN, 'not-answered'],
      ],
    ]);
  });

  test('whose phone says nothing is let go after 8 s, and the others ring on', () => {
    const told = chosen(ANNA, JAN)
      .at(2_100, offer([anna, 1], [jan, 1]))
      .at(3_000, rings('callee-1'));
    expect(deadlineOf(told.call)).toBe(10_100);
    expect(told.at(10_100, time).done).toEqual(['give-up callee-2', 'remove callee-2', 'note']);
    expect([stageOf(told), outcomes(told)]).toEqual([
      'offered',
      [
        [ANNA, null],
        [JAN, 'not-delivered'],
      ],
    ]);
  });

  test('where the others would not have it, the customer waits, and who wakes then is rung', () => {
    const told = chosen(ANNA, JAN).at(2_100, toAnna).at(3_000, no('callee-1', 'call/rejected'));
    expect([stageOf(told), outcomes(told)[1]]).toEqual(['waiting', [JAN, null]]);
    expect(told.at(6_000, toJan).done).toEqual(['originate callee-2', 'note']);
    expect(told.at(7_000, answered('callee-2')).state).toBe('talking');
  });

  test('nobody is rung who was not chosen, or from whom it was taken back while they were woken', () => {
    const told = chosen(ANNA).at(2_100, toAnna);
    expect(told.at(3_000, toJan).done).toEqual([]);
    const back = chosen(ANNA, JAN).at(2_100, toAnna).at(2_500, { kind: 'withdrawn', accountId: JAN });
    expect(back.done).toEqual(['note']);
    expect(back.at(3_000, toJan).done).toEqual([]);
    expect(outcomes(back)).toEqual([
      [ANNA, null],
      [JAN, 'withdrawn'],
    ]);
  });

  test('who waited too long is no longer for those who are being woken', () => {
    const overflow = { kind: 'account', accountId: 'account-maria' } as const;
    const told = new Told(queuedCall({ maxWaitMs: 5_000, overflow }));
    told.at(2_000, { kind: 'offering', accountIds: [JAN], why: WHY, chosenAt: CHOSEN_AT }).at(6_000, time);
    expect([stageOf(told), outcomes(told)]).toEqual(['overflowing', [[JAN, 'withdrawn']]]);
  });
});

test('who leaves their number while an agent is being woken is no longer for that agent', () => {
  const leaveNumber = { afterMs: 1_000, offer: 'music', promise: 'music' } as const;
  const told = new Told(queuedCall({ leaveNumber }));
  told.at(2_000, { kind: 'offering', accountIds: [JAN], why: WHY, chosenAt: CHOSEN_AT });
  told.at(4_000, { kind: 'key', leg: 'caller', key: '1' });
  expect([stageOf(told), outcomes(told)]).toEqual(['parting', [[JAN, 'abandoned']]]);
});

describe('a device that was woken', () => {
  test('has the agent offered the call from then on, though no phone rings', () => {
    const told = chosen(JAN).at(6_000, JAN_WOKE);
    expect([stageOf(told), told.done, told.hears('caller')]).toEqual(['offered', ['note'], 'music']);
    expect(usersIn(told.call.segments)).toEqual([JAN]);
    expect(offersOf(told)).toMatchObject([{ chosenAt: CHOSEN_AT, askedAt: 6_000, rangAt: null, outcome: null }]);
  });

  test('and was not heeded is an offer that was not answered: it counts, and the agent has missed a call', () => {
    const told = chosen(JAN).at(6_000, JAN_WOKE).at(26_000, cameTo('not-answered'));
    expect([stageOf(told), outcomes(told), parts(told)]).toEqual([
      'waiting',
      [[JAN, 'not-answered']],
      [[JAN, 'no-answer']],
    ]);
    expect(afterPartOf(told.call, JAN)).toEqual({ kind: 'not-answered' });
  });

  test('on which the agent said no is an offer that was rejected, and counts for nothing', () => {
    const told = chosen(JAN).at(6_000, JAN_WOKE).at(9_000, cameTo('declined'));
    expect([stageOf(told), outcomes(told), parts(told)]).toEqual(['waiting', [[JAN, 'rejected']], [[JAN, 'rejected']]]);
    expect(afterPartOf(told.call, JAN)).toEqual({ kind: 'nothing' });
  });

  test('brings a phone, which is rung, and has its own time to ring', () => {
    const told = chosen(JAN).at(6_000, JAN_WOKE).at(20_000, toJan);
    expect([told.done, deadlineOf(told.call)]).toEqual([['originate callee-1', 'note'], 28_000]);
    told.at(21_000, rings('callee-1'));
    expect(deadlineOf(told.call)).toBe(41_000);
    expect(offersOf(told)).toMatchObject([{ askedAt: 6_000, rangAt: 21_000 }]);
    told.at(41_000, time);
    expect(afterPartOf(told.call, JAN)).toEqual({ kind: 'not-answered' });
    expect(told.parts).toMatchObject([{ startedAt: 6_000, ringMs: 35_000 }]);
  });

  test('and whose phone then never rings was not reached: that is not the agent’s doing', () => {
    const told = chosen(JAN).at(6_000, JAN_WOKE).at(20_000, toJan).at(28_000, time);
    expect([outcomes(told), afterPartOf(told.call, JAN)]).toEqual([[[JAN, 'not-delivered']], { kind: 'nothing' }]);
  });

  test('of which nothing is heard any more does not hold the call for ever', () => {
    const told = chosen(JAN).at(6_000, JAN_WOKE);
    expect(deadlineOf(told.call)).toBe(34_000);
    expect([stageOf(told.at(34_000, time)), outcomes(told)]).toEqual(['waiting', [[JAN, 'not-answered']]]);
  });

  test('stops with the customer, and when the agent is signed out', () => {
    const left = chosen(JAN).at(6_000, JAN_WOKE).at(8_000, gone('caller'));
    expect([left.done, outcomes(left)]).toEqual([['stop-media', 'save'], [[JAN, 'abandoned']]]);
    const out = chosen(JAN).at(6_000, JAN_WOKE).at(8_000, { kind: 'withdrawn', accountId: JAN });
    expect([stageOf(out), outcomes(out), parts(out)]).toEqual(['waiting', [[JAN, 'withdrawn']], [[JAN, 'no-answer']]]);
    expect(afterPartOf(out.call, JAN)).toEqual({ kind: 'nothing' });
  });

  test('beside a phone that says nothing keeps the offer, whichever of the two brings the agent', () => {
    const told = chosen(ANNA).at(2_100, toAnna).at(5_000, ANNA_WOKE);
    expect(deadlineOf(told.call)).toBe(33_000);
    expect(told.at(12_000, toAnna).done).toEqual(['originate callee-2', 'note']);
    told.at(12_500, rings('callee-2'));
    expect(told.at(14_000, answered('callee-2')).done).toEqual([
      'give-up callee-1',
      'remove callee-1',
      'bridge',
      'save',
    ]);
    const ignored = chosen(ANNA).at(2_100, toAnna).at(5_000, ANNA_WOKE).at(25_000, cameTo('not-answered', anna));
    expect(ignored.done).toEqual(['give-up callee-1', 'remove callee-1', 'note']);
    expect(outcomes(ignored)).toEqual([[ANNA, 'not-answered']]);
  });

  test('keeps the offer when the connection of the phone that said nothing is found to be dead, but not when that phone said no', () => {
    const told = chosen(ANNA).at(2_100, toAnna).at(5_000, ANNA_WOKE).at(6_000, no('callee-1', 'call/unreachable'));
    expect([told.done, stageOf(told), outcomes(told)]).toEqual([['remove callee-1'], 'offered', [[ANNA, null]]]);
    expect(told.at(9_000, toAnna).at(10_000, answered('callee-2')).state).toBe('talking');
    const declined = chosen(ANNA).at(2_100, toAnna).at(5_000, ANNA_WOKE).at(6_000, no('callee-1', 'call/rejected'));
    expect([stageOf(declined), outcomes(declined)]).toEqual(['waiting', [[ANNA, 'rejected']]]);
  });

  test('says nothing where the phone rings already, or nobody waits', () => {
    const told = chosen(ANNA).at(2_100, toAnna).at(3_000, rings('callee-1')).at(3_500, ANNA_WOKE);
    expect([told.done, deadlineOf(told.call)]).toEqual([[], 23_000]);
    expect(chosen(ANNA).at(3_000, JAN_WOKE).done).toEqual([]);
  });
});
