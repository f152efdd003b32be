import type { AgentState } from '@wpm/acd';
import { expect, test } from 'vitest';
import { ANNA, AT_WORK, JAN, NO_RULE, SALES, World, inQueue, offer, settle, standing } from './queue-desk.fixture.ts';

test('a call that comes is offered to who is free, and the next one to the other', async () => {
  const world = new World();
  const desk = await world.open();
  desk.turned(standing('first'));
  desk.turned(standing('second', { enteredAt: 1 }));
  await settle();
  expect(world.asked).toEqual(['first to Anna', 'second to Jan']);
});

test('nobody is free: the call waits, knows its place, and is offered to whoever becomes free', async () => {
  const world = new World();
  world.states.set(ANNA, inQueue({ kind: 'in-call', next: null }));
  world.states.set(JAN, { ...inQueue(), reach: { kind: 'lost', until: 45_000 } });
  const desk = await world.open();
  desk.turned(standing('first'));
  desk.turned(standing('second', { enteredAt: 1 }));
  await settle();
  expect(world.asked).toEqual([]);
  expect(desk.gauges()).toMatchObject({ wpm_waiting: 2 });
  const told = desk.toldTo('second');
  expect(told).toMatchObject({ sequence: [{ prompt: 'queue-position' }, { prompt: 'number-2' }, {}, {}] });
  world.turn(JAN, inQueue());
  await settle();
  expect(world.asked).toEqual(['first to Jan']);
});

test('who declined it is passed by for 30 s, and then asked again', async () => {
  const world = new World();
  world.states.set(JAN, inQueue({ kind: 'wrap-up', until: null, next: null }));
  const desk = await world.open();
  desk.turned(standing('call', { offers: [offer(ANNA, { outcome: 'rejected', endedAt: 0 })] }));
  await settle();
  world.clock.advance(29_000);
  expect(world.asked).toEqual([]);
  world.clock.advance(1_100);
  await settle();
  expect(world.asked).toEqual(['call to Anna']);
});

test('an offer that could not be made goes to the other, and not to the same at once', async () => {
  const world = new World();
  world.isMade = false;
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  expect(world.asked).toEqual(['call to Anna', 'call to Jan']);
  world.clock.advance(31_000);
  await settle();
  expect(world.asked).toHaveLength(4);
});

test('a call that has gone is offered to nobody', async () => {
  const world = new World();
  world.busy.add(ANNA).add(JAN);
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  desk.turned({ kind: 'left', callId: 'call', offers: [] });
  world.busy.clear();
  world.listener(ANNA);
  await settle();
  expect([world.asked, desk.size]).toEqual([[], 0]);
});

test('who is signed out while it rings them has the call no more', async () => {
  const world = new World();
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  desk.turned(standing('call', { state: 'offered', offers: [offer(ANNA, {})] }));
  world.turn(ANNA, inQueue({ kind: 'ringing', next: null }));
  expect(world.withdrawn).toEqual([]);
  const next = { kind: 'signed-out', by: 'platform', why: 'licence' } as const;
  world.turn(ANNA, inQueue({ kind: 'ringing', next }));
  expect(world.withdrawn).toEqual(['call from Anna']);
});

test('who declines while others are still rung, or woken, can be offered another call at once', async () => {
  const world = new World();
  world.states.set(JAN, AT_WORK);
  const desk = await world.open();
  desk.turned(standing('first'));
  desk.turned(standing('second', { enteredAt: 1 }));
  await settle();
  expect(world.asked).toEqual(['first to Anna']);
  world.busy.clear();
  const others = offer(JAN, { number: 2 });
  const declined = offer(ANNA, { outcome: 'rejected', endedAt: 0 });
  desk.turned(standing('first', { state: 'offered', offers: [declined, others] }));
  await settle();
  expect(world.asked).toEqual(['first to Anna', 'second to Anna']);
});

test('who goes on a break or is signed out while they are woken for a call has it no more; what they took themselves they keep', async () => {
  const world = new World();
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  world.turn(ANNA, inQueue());
  expect(world.withdrawn).toEqual([]);
  const onBreak = { ...inQueue(), chosen: { kind: 'break', breakId: 'lunch', by: 'supervisor' } } as const;
  world.turn(ANNA, onBreak);
  expect(world.withdrawn).toEqual(['call from Anna']);
  const taken = offer(JAN, { number: 2, why: { by: 'by-hand', givenBy: JAN, ...NO_RULE } });
  desk.turned(standing('call', { state: 'offered', offers: [taken] }));
  world.turn(JAN, onBreak);
  expect(world.withdrawn).toHaveLength(1);
});

test('who left the campaign out is not offered its calls until they tick it again; its changes hold at once', async () => {
  const world = new World();
  world.states.set(JAN, inQueue({ kind: 'in-call', next: null }));
  world.busy.add(ANNA);
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  await desk.ticked({ tenantId: 'tenant', id: ANNA }, new Map([['sales', false]]));
  world.busy.clear();
  world.listener(ANNA);
  await settle();
  expect(world.asked).toEqual([]);
  await desk.ticked({ tenantId: 'tenant', id: ANNA }, new Map([['sales', true]]));
  await settle();
  expect(world.asked).toEqual(['call to Anna']);
});

test('whoever spoke to the customer last is asked first where the campaign wants it', async () => {
  const world = new World();
  world.campaign = { ...SALES, settings: { ...SALES.settings, lastAgentFirst: true } };
  world.lastAgent = JAN;
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  expect(world.asked).toEqual(['call to Jan']);
});

test('a call given by hand rings whom the supervisor chose, before its turn and whoever is busy; who declines leaves it where it was', async () => {
  const world = new World();
  world.states.set(ANNA, inQueue({ kind: 'in-call', next: null }));
  world.states.set(JAN, { ...inQueue(), chosen: { kind: 'ready', by: 'agent' } });
  const desk = await world.open();
  desk.turned(standing('first'));
  desk.turned(standing('second', { enteredAt: 1 }));
  await settle();
  expect(world.asked).toEqual([]);
  const giving = { callId: 'second', tenantId: 'tenant', accountId: JAN, by: 'ewa' };
  expect(await desk.give(giving)).toEqual({ ok: true, value: undefined });
  expect(world.asked).toEqual(['second to Jan']);
  // It rings: neither it nor he can be given once more.
  expect(await desk.give(giving)).toMatchObject({ error: { code: 'giving/ringing' } });
  expect(await desk.give({ ...giving, callId: 'first' })).toMatchObject({ error: { code: 'giving/busy' } });
  world.busy.clear();
  const declined = offer(JAN, { outcome: 'rejected', endedAt: 0, why: { by: 'by-hand', givenBy: 'ewa', ...NO_RULE } });
  desk.turned(standing('second', { enteredAt: 1, offers: [declined] }));
  expect(desk.toldTo('second')).toMatchObject({ sequence: [{}, { prompt: 'number-2' }, {}, {}] });
});

test('who is on a break, signed out, at work or without a phone is given nothing; who takes a call themselves may be signed out', async () => {
  const world = new World();
  world.states.set(ANNA, AT_WORK).set(JAN, AT_WORK);
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  const give = async (state: AgentState, by = 'ewa') => {
    world.states.set(ANNA, state);
    const given = await desk.give({ callId: 'call', tenantId: 'tenant', accountId: ANNA, by });
    return given.ok ? 'ok' : given.error.code;
  };
  const signedOut = { ...inQueue(), chosen: { kind: 'signed-out', by: 'agent', why: 'manual' } } as const;
  expect(await give({ ...inQueue(), chosen: { kind: 'break', breakId: 'lunch', by: 'agent' } })).toBe(
    'giving/on-break',
  );
  expect(await give(signedOut)).toBe('giving/signed-out');
  expect(await give(inQueue({ kind: 'wrap-up', until: null, next: null }))).toBe('giving/busy');
  expect(await give({ ...inQueue(), reach: { kind: 'unreachable' } })).toBe('giving/no-phone');
  expect(world.asked).toEqual([]);
  expect(await give(signedOut, ANNA)).toBe('ok');
  expect(world.asked).toEqual(['call to Anna']);
});

test('a call that waits no more, of another tenant, or whose phones are not to be had is refused as what it is', async () => {
  const world = new World();
  world.states.set(ANNA, AT_WORK).set(JAN, AT_WORK);
  const desk = await world.open();
  desk.turned(standing('call'));
  await settle();
  world.states.set(JAN, inQueue());
  const giving = { callId: 'call', tenantId: 'tenant', accountId: JAN, by: 'ewa' };
  expect(await desk.give({ ...giving, callId: 'gone' })).toMatchObject({ error: { code: 'giving/not-waiting' } });
  expect(await desk.give({ ...giving, tenantId: 'other' })).toMatchObject({ error: { code: 'giving/not-waiting' } });
  world.isMade = false;
  expect(await desk.give(giving)).toMatchObject({ error: { code: 'giving/no-phone' } });
});
