import { ok } from '@wpm/kernel';
import { expect, test } from 'vitest';
import { missedChangeOf } from '../missed.ts';
import type { Destination } from '../ports.ts';
import type { RecordingRecord } from '../record.ts';
import { deadlineOf } from './advance.ts';
import { begin } from './begin.ts';
import type { MessagePlan } from './message-plan.ts';
import { recordOf } from './record-of.ts';
import { anna, customer, ringingCall } from './sample-call.ts';
import { choosingCall } from './sample-menu.fixture.ts';
import { queuedCall } from './sample-queue.fixture.ts';
import { soundOf } from './sound.ts';
import type { Input } from './step.ts';
import { Told, gone, no, rings } from './told.fixture.ts';

const GREETING = { file: 'leave it' } as const;
const THANKS = { file: 'kept' } as const;
const message: MessagePlan = {
  greeting: GREETING,
  thanks: THANKS,
  mostMs: 180_000,
  leastMs: 1_500,
  silenceMs: 6_000,
};
const toAnnas: Extract<Destination, { kind: 'voicemail' }> = {
  kind: 'voicemail',
  plan: message,
  box: { kind: 'direct', number: anna.number, accountId: anna.accountId },
  result: 'no-answer',
};

const played: Input = { kind: 'played', leg: 'caller' };
const time: Input = { kind: 'time' };
const quiet: Input = { kind: 'quiet' };
const hash: Input = { kind: 'key', leg: 'caller', key: '#' };

function hears({ call }: Told): unknown {
  const { phase } = call;
  const sound = phase.state === 'connected' ? soundOf(call, phase.activity) : undefined;
  return sound?.hearings[0]?.plays;
}

/** Call control says what was recorded when the media of a call are closed. */
function recorded(told: Told, about: Partial<RecordingRecord> = {}) {
  const kept = { id: 'rec', file: 'rec.wav', startedAt: 10_000, durationMs: 9_000, bytes: 1, completeness: 1 };
  return recordOf({ ...told.call, recording: { ...kept, ...about } }, 60_000);
}

/** A customer of a campaign that is closed and takes messages, at 1 s. */
const closed = () => new Told(queuedCall({ messages: { closed: message } }, false));

test('who calls a closed campaign that takes messages is asked for one, and is recorded from the tone on', () => {
  const asked = closed();
  expect([asked.state, hears(asked), asked.recorded]).toEqual([
    'messaging',
    GREETING,
    { agent: [], customer: ['caller'] },
  ]);
  asked.at(10_000, played);
  expect([asked.done, deadlineOf(asked.call)]).toEqual([['bridge', 'note'], 190_000]);
  expect(hears(asked)).toEqual({ sequence: [{ silenceMs: 1_000 }], loop: true });
});

test.each<[string, Input, number]>([
  ['the hash key', hash, 20_000],
  ['silence', quiet, 20_000],
  ['its longest time', time, 190_000],
])(
  '%s ends the message: the recording ends, the customer hears that it is kept, and the call is over',
  (_, input, at) => {
    const told = closed().at(10_000, played).at(at, input);
    expect([told.done, hears(told)]).toEqual([['end-recording', 'sound', 'note'], THANKS]);
    told.at(at + 2_000, played);
    expect([told.state, told.done]).toEqual(['ended', ['stop-media', 'save', 'hang-up caller']]);
  },
);

test('another key ends nothing, nor does the hash before the tone, nor silence while the greeting is said', () => {
  const told = closed();
  for (const input of [hash, quiet, time]) expect(told.at(5_000, input).done).toEqual([]);
  expect(told.at(10_000, played).at(12_000, { kind: 'key', leg: 'caller', key: '5' }).done).toEqual([]);
});

test('a message stands among the missed calls of the campaign with its recording, and the wait ended in it', () => {
  const record = recorded(closed().at(10_000, played).at(20_000, gone('caller')), { soundMs: 4_000 });
  expect(record).toMatchObject({ answeredAt: null, result: 'unreachable', queue: { left: 'voicemail' } });
  expect(missedChangeOf(record)).toMatchObject({
    kind: 'missed',
    number: customer.number,
    reason: 'voicemail',
    line: { kind: 'campaign', campaignId: 'sales' },
    messageId: 'rec',
  });
});

test.each<[string, Partial<RecordingRecord>]>([
  ['said nothing', { soundMs: 200 }],
  ['was recorded for a moment, and nobody measured the sound', { durationMs: 900 }],
  ['was not recorded', { file: null, soundMs: 4_000 }],
])('who %s has left no message, and is missed as anybody who called at night', (_, about) => {
  const record = recorded(closed().at(10_000, played).at(20_000, gone('caller')), about);
  expect(record.queue?.left).toBe('out-of-hours');
  const change = missedChangeOf(record);
  expect(change).toMatchObject({ reason: 'out-of-hours' });
  expect(change).not.toHaveProperty('messageId');
});

test('who has waited too long leaves a message where the campaign says so; who has no number cannot', () => {
  const about = { maxWaitMs: 60_000, overflow: { kind: 'voicemail' }, messages: { tooLong: message } } as const;
  const told = new Told(queuedCall(about)).at(61_000, time);
  expect([told.state, told.done]).toEqual(['messaging', ['sound', 'save']]);
  expect(told.call.campaign).toMatchObject({ left: 'waited-too-long', waitedMs: 60_000, waitingSince: null });
  const withheld = queuedCall(about);
  const { activity } = withheld.phase;
  if (activity.kind !== 'queued') throw new Error('it waits');
  const nobody = { ...activity, customer: { ...activity.customer, party: { ...customer, number: 'anonymous' } } };
  const refused = new Told({ ...withheld, phase: { ...withheld.phase, activity: nobody } }).at(61_000, time);
  expect(refused.state).toBe('queued');
});

test('a menu leads to a message for a campaign', () => {
  const told = new Told(
    choosingCall({ otherwise: { kind: 'voicemail', campaignId: 'sales', name: 'Sales', plan: message }, attempts: 1 }),
  );
  told.at(2_000, played).at(30_000, time);
  expect([told.state, told.call.menu?.left, hears(told)]).toEqual(['messaging', 'voicemail', GREETING]);
  const record = recorded(told.at(40_000, played).at(50_000, gone('caller')));
  expect(missedChangeOf(record)).toMatchObject({
    reason: 'voicemail',
    line: { kind: 'campaign', campaignId: 'sales' },
  });
});

test('a user who is not reached takes a message: the caller is answered after all, and the user has missed the call', () => {
  const call = { ...ringingCall(), forwardings: [] };
  const told = new Told(call).at(3_000, rings('callee-1')).at(33_000, time);
  expect(told.done).toEqual(['give-up callee-1', 'ask-forwarding', 'note']);
  told.at(33_100, { kind: 'forwarded', forwardings: [], to: ok(toAnnas) });
  expect([told.state, told.done]).toEqual(['messaging', ['sound', 'save', 'answer-caller']]);
  expect(told.parts).toMatchObject([{ accountId: anna.accountId, result: 'no-answer', endedAt: 33_100 }]);
  const record = recorded(told.at(40_000, played).at(50_000, gone('caller')));
  expect([record.answeredAt, record.result]).toEqual([null, 'no-answer']);
  expect(missedChangeOf(record)).toMatchObject({ reason: 'voicemail', line: toAnnas.box, messageId: 'rec' });
});

test('a call to a user who cannot be rung begins with the message', () => {
  const peer = { kind: 'trunk', trunkId: 'lab' } as const;
  const source = { ...peer, tenantId: 'tenant-1', peer };
  const routing = { direction: 'inbound', caller: customer, callee: anna, forwardings: [], to: ok(toAnnas) } as const;
  const { next, effects } = begin('call-1', source, routing, 1_000);
  expect([new Told(next).state, effects.map(({ kind }) => kind)]).toEqual([
    'messaging',
    ['sound', 'save', 'answer-caller'],
  ]);
});

test('a colleague who is rung by a forwarding in vain leaves the rest to whoever sent the call on', () => {
  const call = ringingCall();
  const outside = { ...customer, number: '+48500600700' };
  const step = { from: anna, to: outside, reason: 'busy', refusal: null, trunkId: null } as const;
  const told = new Told({ ...call, forwardings: [step] }).at(3_000, no('callee-1', 'call/busy'));
  expect(told.effects).toContainEqual({ kind: 'ask-forwarding', missed: anna, happened: 'busy', isLast: true });
});

test('after a restart the greeting is said again, and a message goes on being recorded', () => {
  const told = closed().at(9_000, { kind: 'resumed' });
  expect([told.done, told.state]).toEqual([['sound'], 'messaging']);
  told.at(10_000, played).at(15_000, { kind: 'resumed' });
  expect(told.done).toEqual(['sound']);
  expect(told.at(20_000, hash).done).toContain('end-recording');
});

test('a recording that could not be begun ends the call: nobody speaks into nothing', () => {
  const told = closed().at(10_000, played).at(10_100, played);
  expect(told.state).toBe('ended');
});

test('engines that lose the customer end the call, and a stray phone that answers is let go', () => {
  expect(closed().at(5_000, { kind: 'answered', leg: 'callee-3' }).done).toEqual(['hang-up callee-3']);
  expect(closed().at(5_000, { kind: 'lost', leg: 'caller' }).state).toBe('ended');
});
