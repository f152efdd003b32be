import { describe, expect, test } from 'vitest';
import { deadlineOf } from './advance.ts';
import { afterPartOf } from './after-part.ts';
import { recordOf } from './record-of.ts';
import { anna, jan, maria, recordedFrom } from './sample-call.ts';
import { CHOSEN_AT, OPENING, offer, plan, queuedCall, stageOf, toAnna, toJan } from './sample-queue.fixture.ts';
import type { Input } from './step.ts';
import { Told, answered, gone, no, phone, rings } from './told.fixture.ts';

const queued = (...about: Parameters<typeof queuedCall>) => new Told(queuedCall(...about));
const record = ({ call }: Told, now = 0) => recordOf(call, now);
const outcomes = (told: Told) => record(told).queue?.offers.map(({ accountId, outcome }) => [accountId, outcome]);

const after = (told: Told) => afterPartOf(told.call, 'account-anna');

/** Anna answers, and the customer hangs up after a while. */
const talked = (about: Parameters<typeof queuedCall>[0] = {}) =>
  queued(about).at(2_000, toAnna).at(3_000, answered('callee-1')).at(60_000, gone('caller'));

/** Anna talks with the customer, and is recorded. */
function talking(): Told {
  const told = queued().at(2_000, toAnna).at(5_000, answered('callee-1'));
  told.call = { ...told.call, recording: recordedFrom(5_000) };
  return told;
}

const handedToJan = (): Input => ({
  kind: 'transfer',
  by: 'callee-1',
  recipient: jan,
  rounds: [phone()],
  stays: false,
});

describe('a customer comes', () => {
  test('is answered at once, and hears music', () => {
    const told = queued();
    expect([stageOf(told), told.hears('caller')]).toEqual(['waiting', 'music']);
    expect(record(told, 4_000)).toMatchObject({
      answeredAt: null,
      callee: { number: '+48221000200', name: 'Sales' },
      queue: { campaignId: 'sales', enteredAt: 1_000, waitMs: 3_000, left: null, offers: [] },
      segments: [],
    });
  });

  test('hears what is to be said first to its end, and only then waits', () => {
    const told = queued({ sounds: { ...plan().sounds, opening: OPENING } });
    expect(stageOf(told)).toBe('opening');
    expect(told.at(2_000, toAnna).done).toEqual([]);
    expect(told.at(5_000, { kind: 'played', leg: 'caller' }).done).toEqual(['sound', 'note']);
    expect(stageOf(told)).toBe('waiting');
  });

  test('whose opening the engine never says is over waits after a minute all the same', () => {
    const told = queued({ sounds: { ...plan().sounds, opening: OPENING } });
    expect(deadlineOf(told.call)).toBe(61_000);
    expect(stageOf(told.at(61_000, { kind: 'time' }))).toBe('waiting');
  });

  test('out of hours hears so, and is let go as unreachable', () => {
    const told = queued({}, false);
    expect([stageOf(told), deadlineOf(told.call)]).toEqual(['parting', 31_000]);
    expect(told.at(6_000, { kind: 'played', leg: 'caller' }).done).toEqual(['stop-media', 'save', 'hang-up caller']);
    expect(record(told)).toMatchObject({ result: 'unreachable', endedBy: 'platform', queue: { left: 'out-of-hours' } });
  });

  test('who hangs up has abandoned, and how long they waited is known', () => {
    const told = queued({ shortAbandonMs: 5_000 }).at(5_500, gone('caller'));
    expect(told.done).toEqual(['stop-media', 'save']);
    expect(record(told)).toMatchObject({
      result: 'cancelled',
      endedBy: 'caller',
      answeredAt: null,
      queue: { left: 'abandoned', waitMs: 4_500, isShort: true },
    });
    expect(record(queued({ shortAbandonMs: 5_000 }).at(6_500, gone('caller'))).queue?.isShort).toBe(false);
  });

  test('the call keeps within how long its campaign wanted it answered', () => {
    const told = queued({ answerWithinMs: 45_000 }).at(5_500, gone('caller'));
    expect(record(told).queue?.answerWithinMs).toBe(45_000);
    expect(record(queued().at(5_500, gone('caller'))).queue).not.toHaveProperty('answerWithinMs');
  });

  test('is told of their place now and then, and hears music after it', () => {
    const told = queued({ tells: 'position', everyMs: 30_000 });
    expect(told.at(31_000, { kind: 'time' }).done).toEqual(['tell-place']);
    expect(told.at(34_000, { kind: 'played', leg: 'caller' }).done).toEqual(['sound']);
    expect(deadlineOf(told.call)).toBe(61_000);
  });
});

describe('an offer', () => {
  test('rings the phones of the agent, and the customer goes on hearing music', () => {
    const told = queued().at(2_000, offer([anna, 2]));
    expect(told.done).toEqual(['originate callee-1', 'originate callee-2', 'note']);
    expect([stageOf(told), told.hears('caller')]).toEqual(['offered', 'music']);
    expect(record(told).queue?.offers).toMatchObject([
      {
        number: 1,
        accountId: 'account-anna',
        chosenAt: CHOSEN_AT,
        askedAt: 2_000,
        rangAt: null,
        why: { by: 'longest-idle' },
      },
    ]);
  });

  test('answered: the two are together, recorded from then on, and the wait is over', () => {
    const told = queued()
      .at(2_000, offer([anna, 2]))
      .at(3_000, rings('callee-2'))
      .at(5_000, answered('callee-2'));
    expect(told.done).toEqual(['give-up callee-1', 'remove callee-1', 'bridge', 'save']);
    expect([told.state, told.hears('caller')]).toEqual(['talking', 'callee-2']);
    expect(told.recorded).toEqual({ agent: ['callee-2'], customer: ['caller'] });
    expect(record(told)).toMatchObject({
      answeredAt: 5_000,
      queue: { left: 'answered', waitMs: 4_000, offers: [{ rangAt: 3_000, endedAt: 5_000, outcome: 'answered' }] },
      segments: [{ accountId: 'account-anna', ringMs: 3_000 }],
    });
  });

  test('a campaign that records nothing begins no recording', () => {
    const told = queued({ records: false }).at(2_000, toAnna).at(5_000, answered('callee-1'));
    expect(told.done).toEqual(['sound', 'save']);
  });

  test('the time of ringing begins with the 180; a phone that has not rung in 8 s was not reached', () => {
    const rang = queued().at(2_000, toAnna).at(9_000, rings('callee-1'));
    expect(deadlineOf(rang.call)).toBe(29_000);
    expect(rang.at(29_000, { kind: 'time' }).done).toEqual(['give-up callee-1', 'remove callee-1', 'note']);
    expect(outcomes(rang)).toEqual([['account-anna', 'not-answered']]);
    const silent = queued().at(2_000, toAnna);
    expect(deadlineOf(silent.call)).toBe(10_000);
    silent.at(10_000, { kind: 'time' });
    expect(outcomes(silent)).toEqual([['account-anna', 'not-delivered']]);
  });

  test('that came to nothing leaves the customer where they were, and the next can be made', () => {
    const told = queued().at(2_000, toAnna).at(3_000, rings('callee-1')).at(4_000, no('callee-1', 'call/rejected'));
    expect([stageOf(told), outcomes(told)]).toEqual(['waiting', [['account-anna', 'rejected']]]);
    told.at(4_001, toJan).at(6_000, answered('callee-2'));
    expect(told.hears('caller')).toBe('callee-2');
    expect(record(told)).toMatchObject({
      queue: { enteredAt: 1_000, waitMs: 5_000 },
      segments: [{ result: 'rejected', outcome: 'missed' }, { accountId: 'account-jan' }],
    });
  });

  test('a phone that cannot be reached is no answer of the agent’s', () => {
    const told = queued()
      .at(2_000, toAnna)
      .at(3_000, no('callee-1', 'call/trunk-unavailable', 'way'));
    expect(outcomes(told)).toEqual([['account-anna', 'not-delivered']]);
    const nobody = queued().at(2_000, offer([anna, 0]));
    expect(outcomes(nobody)).toEqual([['account-anna', 'not-delivered']]);
    expect(record(nobody).queue?.offers[0]).not.toHaveProperty('askedAt');
  });

  test('one phone that says no leaves the others ringing; one that says 603 speaks for all', () => {
    const told = queued()
      .at(2_000, offer([anna, 3]))
      .at(3_000, no('callee-1', 'call/busy'));
    expect([stageOf(told), told.done]).toEqual(['offered', ['remove callee-1']]);
    told.at(3_500, no('callee-2', 'call/rejected', 'everyone'));
    expect(told.done).toEqual(['give-up callee-3', 'remove callee-2', 'remove callee-3', 'note']);
    expect(outcomes(told)).toEqual([['account-anna', 'rejected']]);
  });

  test('to several rings all, and who is slower has missed nothing', () => {
    const told = queued().at(2_000, offer([anna, 1], [jan, 1], [maria, 1]));
    told.at(3_000, no('callee-3', 'call/busy')).at(5_000, answered('callee-2'));
    expect(told.done).toEqual(['give-up callee-1', 'remove callee-1', 'bridge', 'save']);
    expect(outcomes(told)).toEqual([
      ['account-anna', 'taken'],
      ['account-jan', 'answered'],
      ['account-maria', 'rejected'],
    ]);
  });

  test('is taken back from an agent who is not to be had any more, and counts for nothing', () => {
    const told = queued().at(2_000, toAnna).at(3_000, { kind: 'withdrawn', accountId: 'account-anna' });
    expect(told.done).toEqual(['give-up callee-1', 'remove callee-1', 'note']);
    expect([stageOf(told), outcomes(told)]).toEqual(['waiting', [['account-anna', 'withdrawn']]]);
    expect(told.at(3_500, answered('callee-1')).done).toEqual(['hang-up callee-1']);
  });

  test('a customer who hangs up while it rings was abandoned by nobody: the agent has done nothing', () => {
    const told = queued().at(2_000, toAnna).at(3_000, rings('callee-1')).at(4_000, gone('caller'));
    expect(told.done).toEqual(['give-up callee-1', 'stop-media', 'save']);
    expect([outcomes(told), record(told).queue?.left]).toEqual([[['account-anna', 'abandoned']], 'abandoned']);
    expect(afterPartOf(told.call, 'account-anna')).toEqual({ kind: 'nothing' });
  });

  test('is made to nobody while another rings, or when the call is answered', () => {
    const told = queued().at(2_000, toAnna);
    expect(told.at(2_500, toJan).done).toEqual([]);
    expect(told.at(3_000, answered('callee-1')).at(4_000, toJan).done).toEqual([]);
  });
});

describe('what an agent has after it', () => {
  test('wrap-up after a conversation, as the campaign has it', () => {
    const wraps = { callId: expect.any(String), part: 1, classifierRequired: false };
    expect(after(talked())).toEqual({ kind: 'wrap-up', forMs: 30_000, wraps });
    const required = talked({ wrapUp: { kind: 'wrap-up', forMs: null, classifierRequired: true } });
    expect(after(required)).toEqual({ kind: 'wrap-up', forMs: null, wraps: { ...wraps, classifierRequired: true } });
    expect(after(talked({ wrapUp: { kind: 'off' } }))).toEqual({ kind: 'nothing' });
  });

  test('not answering after an offer that rang out, and nothing after every other', () => {
    const rang = queued().at(2_000, toAnna).at(3_000, rings('callee-1')).at(23_000, { kind: 'time' });
    expect(after(rang)).toEqual({ kind: 'not-answered' });
    expect(after(queued().at(2_000, toAnna).at(10_000, { kind: 'time' }))).toEqual({ kind: 'nothing' });
    expect(after(queued().at(2_000, toAnna).at(3_000, no('callee-1', 'call/busy')))).toEqual({ kind: 'nothing' });
  });

  test('wrap-up of their own part when they hand the customer on, and of the colleague’s when that ends', () => {
    const told = queued().at(2_000, toAnna).at(3_000, answered('callee-1'));
    told.at(9_000, handedToJan());
    expect(after(told)).toMatchObject({ kind: 'wrap-up', forMs: 30_000, wraps: { part: 1 } });
    told.at(10_000, answered('callee-2')).at(20_000, gone('caller'));
    expect(afterPartOf(told.call, 'account-jan')).toMatchObject({ kind: 'wrap-up', forMs: 30_000, wraps: { part: 2 } });
  });
});

describe('never lost', () => {
  test('a phone that does not come back in 20 s: before everybody in the queue, the recording going on', () => {
    const told = talking().at(10_000, { kind: 'vanished', leg: 'callee-1' }).at(30_000, { kind: 'time' });
    expect([stageOf(told), told.hears('caller'), told.call.campaign?.ahead]).toEqual(['waiting', 'music', true]);
    expect(told.recorded).toEqual({ agent: [], customer: ['caller'] });
    expect(afterPartOf(told.call, 'account-anna').kind).toBe('wrap-up');
    told.at(31_000, toJan).at(33_000, answered('callee-2'));
    expect(told.done).toEqual(['sound', 'save']);
    expect(record(told, 33_000)).toMatchObject({ answeredAt: 5_000, queue: { waitMs: 7_000, enteredAt: 1_000 } });
  });

  test('a transfer that finds nobody, not even who handed it on', () => {
    const told = talking().at(9_000, handedToJan());
    told.at(12_000, no('callee-2', 'call/busy')).at(12_100, { kind: 'found', rounds: [] });
    expect([stageOf(told), told.call.campaign?.ahead]).toEqual(['waiting', true]);
    const again = talking().at(9_000, handedToJan());
    again.at(12_000, no('callee-2', 'call/busy')).at(12_100, { kind: 'found', rounds: [phone()] });
    expect(stageOf(again.at(13_000, no('callee-3', 'call/rejected')))).toBe('waiting');
    expect(again.parts.map(({ endedAt }) => endedAt)).not.toContain(null);
  });

  test('after a restart the music is not touched, and what rang is offered anew at the place of before', () => {
    const waiting = queued().at(2_000, { kind: 'resumed' });
    expect([stageOf(waiting), waiting.done]).toEqual(['waiting', []]);
    const greeted = queued({ sounds: { ...plan().sounds, opening: OPENING } }).at(2_000, { kind: 'resumed' });
    expect([stageOf(greeted), greeted.done]).toEqual(['opening', ['sound']]);
    const told = queued().at(2_000, toAnna).at(3_000, { kind: 'resumed' });
    expect([stageOf(told), told.done]).toEqual(['waiting', ['give-up callee-1', 'note']]);
    expect(outcomes(told)).toEqual([['account-anna', 'withdrawn']]);
    expect(afterPartOf(told.call, 'account-anna')).toEqual({ kind: 'nothing' });
  });
});

const WHY = { by: 'longest-idle', tier: 10, candidates: 1, waitedMs: 0 };
const choosing = (...accountIds: string[]): Input => ({ kind: 'offering', accountIds, why: WHY, chosenAt: CHOSEN_AT });
const ledger = ({ call }: Told) =>
  (recordOf(call, 0).queue?.offers ?? []).map(({ accountId, chosenAt, askedAt = null, outcome }) => [
    accountId,
    chosenAt,
    askedAt,
    outcome,
  ]);

test('who hangs up while an agent is being woken leaves the line of that choice in the ledger', () => {
  const told = new Told(queuedCall()).at(2_000, choosing('account-anna')).at(6_000, gone('caller'));
  expect(ledger(told)).toEqual([['account-anna', CHOSEN_AT, null, 'abandoned']]);
});

test('a choice and what comes of it is one line; whose phones could not even be looked for was not reached', () => {
  const told = new Told(queuedCall()).at(2_000, choosing('account-anna', 'account-jan')).at(4_000, toAnna);
  expect(ledger(told)).toEqual([
    ['account-anna', CHOSEN_AT, 4_000, null],
    ['account-jan', CHOSEN_AT, null, null],
  ]);
  told.at(4_500, { kind: 'offer', agents: [], unreached: ['account-jan'], why: WHY, chosenAt: CHOSEN_AT });
  expect(ledger(told)[1]).toEqual(['account-jan', CHOSEN_AT, null, 'not-delivered']);
  expect(stageOf(told)).toBe('offered');
});

test('what was being woken when the platform died was withdrawn', () => {
  const told = new Told(queuedCall()).at(2_000, choosing('account-anna')).at(6_000, { kind: 'resumed' });
  expect(ledger(told)).toEqual([['account-anna', CHOSEN_AT, null, 'withdrawn']]);
});
