import { describe, expect, test } from 'vitest';
import { deadlineOf } from './advance.ts';
import { recordOf } from './record-of.ts';
import { jan } from './sample-call.ts';
import { plan, queuedCall, stageOf, toAnna } from './sample-queue.fixture.ts';
import { Told, answered, no, phone, rings, target } from './told.fixture.ts';

const queued = (...about: Parameters<typeof queuedCall>) => new Told(queuedCall(...about));
const record = ({ call }: Told, now = 0) => recordOf(call, now);

/** The wait was too long, and Jan's phone is called. */
function ringsJan(told: Told): Told {
  return told
    .at(61_000, { kind: 'time' })
    .at(61_100, { kind: 'overflowed', to: { kind: 'ring', party: jan, rounds: [phone()] } });
}

describe('too long', () => {
  const WAIT = { maxWaitMs: 60_000 };

  test('a phone that rings is let ring; then the customer hears a goodbye, and it is missed', () => {
    const told = queued(WAIT).at(55_000, toAnna).at(56_000, rings('callee-1'));
    expect(deadlineOf(told.call)).toBe(76_000);
    told.at(76_000, { kind: 'time' });
    expect([stageOf(told), deadlineOf(told.call)]).toEqual(['waiting', 61_000]);
    expect(told.at(76_001, { kind: 'time' }).done).toEqual(['sound', 'note']);
    expect(stageOf(told.at(80_000, { kind: 'played', leg: 'caller' }))).toBe('ended');
    expect(record(told)).toMatchObject({ result: 'no-answer', queue: { left: 'waited-too-long' } });
  });

  test('to another campaign: its queue, with the place of the first coming, and never back', () => {
    const to = { kind: 'campaign', campaignId: 'help' } as const;
    const told = queued({ ...WAIT, overflow: to }).at(61_000, { kind: 'time' });
    expect([stageOf(told), told.done]).toEqual(['overflowing', ['note', 'overflow']]);
    const help = plan({ ...WAIT, campaignId: 'help', overflow: { kind: 'campaign', campaignId: 'sales' } });
    told.at(61_500, { kind: 'overflowed', to: { kind: 'queue', plan: help, isOpen: true } });
    expect(record(told).queue).toMatchObject({ campaignId: 'help', enteredAt: 1_000 });
    expect(deadlineOf(told.call)).toBe(121_500);
    expect(stageOf(told.at(121_500, { kind: 'time' }))).toBe('parting');
  });

  test('to a user: their phones ring, and where they do not answer the customer is let go', () => {
    const overflow = { kind: 'account', accountId: 'account-jan' } as const;
    const taken = ringsJan(queued({ ...WAIT, overflow })).at(65_000, answered('callee-1'));
    expect([taken.state, record(taken).queue?.left]).toEqual(['talking', 'answered']);
    const silent = ringsJan(queued({ ...WAIT, overflow }))
      .at(62_000, rings('callee-1'))
      .at(82_000, { kind: 'time' })
      .at(82_100, { kind: 'overflowed', to: { kind: 'nowhere' } });
    expect(stageOf(silent)).toBe('parting');
    expect(silent.parts).toMatchObject([{ accountId: 'account-jan', result: 'no-answer' }]);
  });

  const TO_JAN = { kind: 'account', accountId: 'account-jan' } as const;

  test('to a user who does not answer, is busy, or is not there: on from there as they set it', () => {
    const silent = ringsJan(queued({ ...WAIT, overflow: TO_JAN })).at(62_000, rings('callee-1'));
    silent.at(82_000, { kind: 'time' });
    expect([stageOf(silent), silent.done]).toEqual([
      'overflowing',
      ['give-up callee-1', 'remove callee-1', 'note', 'overflow'],
    ]);
    expect(silent.effects.at(-1)).toMatchObject({ to: { ...TO_JAN, happened: 'no-answer' } });
    const busy = ringsJan(queued({ ...WAIT, overflow: TO_JAN })).at(62_000, no('callee-1', 'call/busy'));
    expect(busy.effects.at(-1)).toMatchObject({ to: { happened: 'busy' } });
    const unrung = ringsJan(queued({ ...WAIT, overflow: TO_JAN })).at(121_100, { kind: 'time' });
    expect(unrung.effects.at(-1)).toMatchObject({ to: { happened: 'never-rang' } });
    const declined = ringsJan(queued({ ...WAIT, overflow: TO_JAN })).at(62_000, no('callee-1', 'call/rejected'));
    expect(stageOf(declined)).toBe('parting');
  });

  test('on to whom the user named: they are rung, it stands in the record, and after them only a message is asked for', () => {
    const told = ringsJan(queued({ ...WAIT, overflow: TO_JAN })).at(62_000, no('callee-1', 'call/busy'));
    const step = { from: jan, to: OUTSIDE, reason: 'busy', refusal: null, trunkId: null } as const;
    const rounds = [{ targets: [target('a')], ringMs: 30_000 }];
    told.at(62_100, { kind: 'overflowed', to: { kind: 'ring', party: jan, rounds, forwardings: [step] } });
    expect(told.done).toEqual(['originate callee-2', 'note']);
    expect(record(told)).toMatchObject({
      callee: { name: 'Sales' },
      forwardings: [{ from: { accountId: 'account-jan' }, to: { number: '+48500' }, reason: 'busy' }],
    });
    const gone = told.at(63_000, no('callee-2', 'call/busy'));
    expect(gone.effects.at(-1)).toEqual({ kind: 'overflow', to: { ...TO_JAN, happened: 'busy', isLast: true } });
    const message = {
      kind: 'voicemail',
      plan: { greeting: 'music', thanks: 'music', mostMs: 60_000, leastMs: 1_000, silenceMs: 5_000 },
      box: { kind: 'direct', number: '102', accountId: 'account-jan' },
      result: 'busy',
      party: jan,
      forwardings: [step],
    } as const;
    expect(gone.at(63_100, { kind: 'overflowed', to: message }).done).toEqual(['sound', 'save']);
    expect([gone.state, record(gone).queue?.left]).toEqual(['messaging', 'waited-too-long']);
  });

  test('to a user rings no longer than they have set, nor than the campaign says', () => {
    const shorter = queued({ ...WAIT, overflow: TO_JAN }).at(61_000, { kind: 'time' });
    shorter.at(61_100, { kind: 'overflowed', to: { kind: 'ring', party: jan, rounds: [phone(10_000)] } });
    expect(deadlineOf(shorter.at(62_000, rings('callee-1')).call)).toBe(71_100);
    const longer = ringsJan(queued({ ...WAIT, overflow: TO_JAN })).at(62_000, rings('callee-1'));
    expect(deadlineOf(longer.call)).toBe(82_000);
  });

  test('after a restart whom it goes on to is looked for again', () => {
    const told = ringsJan(queued({ ...WAIT, overflow: TO_JAN })).at(62_000, no('callee-1', 'call/busy'));
    expect(told.at(63_000, { kind: 'resumed' }).effects).toEqual([
      { kind: 'overflow', to: { ...TO_JAN, happened: 'busy' } },
    ]);
  });

  const OUTSIDE = { kind: 'outside', number: '+48500', name: null, accountId: null } as const;
  const byTwoTrunks = () => {
    const to = {
      kind: 'ring',
      party: OUTSIDE,
      rounds: ['a', 'b'].map((trunkId) => ({ targets: [target(trunkId)], ringMs: 120_000 })),
    } as const;
    const overflow = { kind: 'number', number: '+48500' } as const;
    return queued({ ...WAIT, overflow })
      .at(61_000, { kind: 'time' })
      .at(61_100, { kind: 'overflowed', to });
  };

  test('to a number: where a trunk fails the next is tried, and the call is known by the one that reached them', () => {
    const told = byTwoTrunks();
    // A colleague called the campaign: the call came by no trunk.
    told.call = { ...told.call, trunkId: null };
    expect(told.at(62_000, no('callee-1', 'call/network', 'way')).done).toEqual([
      'remove callee-1',
      'originate callee-2',
      'note',
    ]);
    const taken = told.at(65_000, answered('callee-2'));
    expect([taken.state, taken.call.trunkId, record(taken).queue?.left]).toEqual(['talking', 'b', 'answered']);
  });

  test('to a number whose trunk says nothing: the next is tried after a minute, and the last ends it', () => {
    const told = byTwoTrunks().at(121_100, { kind: 'time' });
    expect(told.done).toEqual(['give-up callee-1', 'remove callee-1', 'originate callee-2', 'note']);
    expect(stageOf(told.at(181_100, { kind: 'time' }))).toBe('parting');
  });

  test('to a number that is busy, or rang in vain: no other trunk can change that', () => {
    const busy = byTwoTrunks().at(62_000, no('callee-1', 'call/busy'));
    expect([stageOf(busy), busy.done]).toEqual(['parting', ['remove callee-1', 'note', 'sound', 'note']]);
    const silent = byTwoTrunks().at(62_000, rings('callee-1')).at(82_000, { kind: 'time' });
    expect(stageOf(silent)).toBe('parting');
    expect(silent.done).toEqual(['give-up callee-1', 'remove callee-1', 'note', 'sound', 'note']);
  });

  test('nowhere to go: a goodbye', () => {
    const overflow = { kind: 'number', number: '+48500' } as const;
    const told = queued({ ...WAIT, overflow }).at(61_000, { kind: 'time' });
    expect(stageOf(told.at(61_100, { kind: 'overflowed', to: { kind: 'nowhere' } }))).toBe('parting');
  });
});
