import type { LiveCall } from '@wpm/contract';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PlatformDesk } from './call-desk.ts';
import type { Command } from './command.ts';
import { advanceHandling, type Handling } from './handling.ts';

const CUSTOMER = { number: '+48600100200', name: null };
const JAN = { number: '102', name: 'Jan Kowalski' };
const talking: LiveCall = {
  callId: 'p-1',
  direction: 'inbound',
  activity: 'talking',
  holds: false,
  other: CUSTOMER,
  consulted: null,
  recording: { state: 'off' },
  startedAt: '2026-01-01T10:00:00Z',
  answeredAt: '2026-01-01T10:00:05Z',
};
const held: LiveCall = { ...talking, activity: 'held', holds: true };
const asking: LiveCall = { ...talking, activity: 'asking', consulted: JAN };
const consulting: LiveCall = { ...asking, activity: 'consulting' };

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

/** A desk whose platform answers when the test says so. */
function desk() {
  const sent: { readonly command: Command; readonly answer: (answer: Answer) => void }[] = [];
  const made = new PlatformDesk(
    (_, command) => new Promise<Answer>((resolve) => void sent.push({ command, answer: resolve })),
  );
  const answered = async (answer: Answer) => {
    sent.at(-1)?.answer(answer);
    await vi.advanceTimersByTimeAsync(0);
  };
  const stage = () => {
    const handling = made.getState().get('p-1');
    return handling?.kind === 'live' ? handling.stage : handling?.kind;
  };
  const asked = () => {
    const handling = made.getState().get('p-1');
    return handling?.kind === 'live' ? handling.asked : undefined;
  };
  return { desk: made, sent, answered, stage, asked };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('where the user’s voice gets lost is known as long as the platform says so', () => {
  const { desk: one } = desk();
  const unheard = () => {
    const handling = one.getState().get('p-1');
    return handling?.kind === 'live' ? handling.unheard : undefined;
  };
  one.tell([{ ...talking, unheard: 'there' }]);
  expect(unheard()).toBe('there');
  one.tell([talking]);
  expect(unheard()).toBeUndefined();
});

test('a call is held when the platform tells so, and not when it was asked to', async () => {
  const { desk: one, answered, stage, asked } = desk();
  one.tell([talking]);
  void one.command('p-1', { kind: 'hold' });
  expect(asked()).toEqual({ kind: 'pending', command: { kind: 'hold' } });
  await answered({ ok: true });
  expect(asked()).toEqual({ kind: 'nothing' });
  expect(stage()).toEqual({ kind: 'talking' });
  one.tell([held]);
  expect(stage()).toMatchObject({ kind: 'holding' });
});

test('one command at a time, and none that makes no sense: what is pressed twice goes out once', async () => {
  const { desk: one, sent, answered } = desk();
  void one.command('p-1', { kind: 'hold' });
  one.tell([talking]);
  void one.command('p-1', { kind: 'retrieve' });
  void one.command('p-1', { kind: 'join' });
  expect(sent).toEqual([]);
  void one.command('p-1', { kind: 'hold' });
  void one.command('p-1', { kind: 'consult', to: '102' });
  expect(sent.map(({ command }) => command)).toEqual([{ kind: 'hold' }]);
  await answered({ ok: true });
  void one.command('p-1', { kind: 'consult', to: '102' });
  expect(sent.at(-1)?.command).toEqual({ kind: 'consult', to: '102' });
});

test('a refusal stands with its code until the call changes or something else is asked', async () => {
  const { desk: one, answered, asked } = desk();
  one.tell([talking]);
  void one.command('p-1', { kind: 'consult', to: '199' });
  await answered({ ok: false, error: { code: 'call/unknown-number' } });
  const refused = { kind: 'refused', command: { kind: 'consult', to: '199' }, code: 'call/unknown-number' };
  expect(asked()).toEqual(refused);
  one.tell([{ ...talking, recording: { state: 'running' } }]);
  expect(asked()).toEqual(refused);
  one.tell([held]);
  expect(asked()).toEqual({ kind: 'nothing' });
});

test('what is recorded of a call is what the platform said last: running, refused by its disk, running again', () => {
  const { desk: one } = desk();
  const told = (recording: LiveCall['recording']) => {
    one.tell([{ ...talking, recording }]);
    const handling = one.getState().get('p-1');
    return handling?.kind === 'live' ? handling.recording : undefined;
  };
  for (const recording of [{ state: 'running' }, { state: 'running', refused: true }, { state: 'running' }] as const)
    expect(told(recording)).toEqual(recording);
});

test('the customer waits since hold began, through the question and the answer of whom is asked', async () => {
  const { desk: one, stage } = desk();
  one.tell([talking]);
  one.tell([held]);
  const began = stage();
  const since = typeof began === 'object' && 'since' in began ? began.since : undefined;
  await vi.advanceTimersByTimeAsync(7_000);
  one.tell([asking]);
  expect(stage()).toEqual({ kind: 'asking', consulted: JAN, since });
  await vi.advanceTimersByTimeAsync(7_000);
  one.tell([consulting]);
  expect(stage()).toEqual({ kind: 'consulting', consulted: JAN, since });
  one.tell([{ ...consulting, activity: 'swapped' }]);
  expect(stage()).toEqual({ kind: 'swapped', consulted: JAN, since: performance.now() });
  await vi.advanceTimersByTimeAsync(1_000);
  one.tell([consulting]);
  expect(stage()).toEqual({ kind: 'consulting', consulted: JAN, since: performance.now() });
  one.tell([{ ...consulting, activity: 'joined' }]);
  expect(stage()).toEqual({ kind: 'joined', consulted: JAN });
});

test('who is waited for with the phone at one’s ear comes when the platform says so, and stays since then', () => {
  const ringing: LiveCall = { ...talking, activity: 'ringing', answeredAt: null };
  const rings = advanceHandling(undefined, { kind: 'told', live: ringing }, 1_000);
  expect(rings).toHaveProperty('cameAt', null);
  const came = advanceHandling(rings, { kind: 'told', live: talking }, 9_000);
  expect(came).toMatchObject({ stage: { kind: 'talking' }, cameAt: 9_000 });
  expect(advanceHandling(came, { kind: 'told', live: held }, 12_000)).toMatchObject({ cameAt: 9_000 });
  // Where it was up when it was heard of first, nobody knows.
  expect(advanceHandling(undefined, { kind: 'told', live: talking }, 9_000)).not.toHaveProperty('cameAt');
});

test('a customer who hangs up while somebody is asked is told, and nothing is left to do with them', () => {
  const { desk: one, sent, stage } = desk();
  one.tell([{ ...consulting, other: null }]);
  expect(stage()).toEqual({ kind: 'customer-gone', consulted: JAN });
  for (const kind of ['swap', 'join', 'complete'] as const) void one.command('p-1', { kind });
  expect(sent).toEqual([]);
});

test.each(['news first', 'answer first'])('a call handed on is known as such until the next one: %s', async (order) => {
  const { desk: one, answered, stage } = desk();
  one.tell([consulting]);
  void one.command('p-1', { kind: 'complete' });
  if (order === 'news first') one.tell([]);
  await answered({ ok: true });
  if (order === 'answer first') one.tell([]);
  expect(stage()).toBe('handed-on');
  one.tell([{ ...talking, callId: 'p-2' }]);
  expect([...one.getState().keys()]).toEqual(['p-2']);
});

test('a call that ended while it was to be handed on was not handed on', async () => {
  const { desk: one, answered, stage } = desk();
  one.tell([talking]);
  void one.command('p-1', { kind: 'transfer', to: '102' });
  one.tell([]);
  await answered({ ok: false, error: { code: 'command/no-such-call' } });
  expect(stage()).toBe('over');
});

test('a call that ends keeps whom it was with until the next one, whatever was asked of it', async () => {
  const { desk: one, answered } = desk();
  one.tell([{ ...talking, other: JAN }]);
  void one.command('p-1', { kind: 'hold' });
  one.tell([]);
  await answered({ ok: true });
  one.tell([]);
  expect(one.getState()).toEqual(new Map([['p-1', { kind: 'over', other: JAN }]]));
  void one.command('p-1', { kind: 'hold' });
  one.tell([{ ...talking, callId: 'p-2' }]);
  expect([...one.getState().keys()]).toEqual(['p-2']);
});

test('a refused transfer leaves the call with the user', async () => {
  const { desk: one, answered, stage } = desk();
  one.tell([talking]);
  void one.command('p-1', { kind: 'transfer', to: '102' });
  await answered({ ok: false, error: { code: 'call/busy' } });
  expect(stage()).toEqual({ kind: 'talking' });
});

test('what is told of a call that was handed on and came back is a live call again', () => {
  const handedOn: Handling = { kind: 'handed-on', other: CUSTOMER };
  expect(advanceHandling(handedOn, { kind: 'done' }, 0)).toBe(handedOn);
  expect(advanceHandling(handedOn, { kind: 'told', live: talking }, 0)).toMatchObject({ kind: 'live' });
});

test('supervisors are there as they listen, speak and leave, whatever the call does', () => {
  const { desk: one } = desk();
  const supervisors = () => {
    const handling = one.getState().get('p-1');
    return handling?.kind === 'live' ? handling.supervisors : undefined;
  };
  const by = { number: '190', name: 'Supervisor' };
  const [listens, whispers] = [
    { by, mode: 'listen' },
    { by: { number: '191', name: null }, mode: 'whisper' },
  ] as const;
  one.tell([talking]);
  expect(supervisors()).toEqual([]);
  one.tell([{ ...talking, supervision: listens, supervisors: [listens] }]);
  expect(supervisors()).toEqual([listens]);
  one.tell([{ ...held, supervision: listens, supervisors: [listens, whispers] }]);
  expect(supervisors()).toEqual([listens, whispers]);
  one.tell([held]);
  expect(supervisors()).toEqual([]);
});

test('a hold of the other side is no hold of the user', () => {
  const { desk: one, stage } = desk();
  one.tell([{ ...held, holds: false }]);
  expect(stage()).toEqual({ kind: 'talking' });
});
