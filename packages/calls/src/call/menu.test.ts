import { expect, test } from 'vitest';
import { deadlineOf } from './advance.ts';
import { recordOf } from './record-of.ts';
import { customer, jan, maria } from './sample-call.ts';
import { plan, sales } from './sample-queue.fixture.ts';
import {
  AWAY,
  BYE,
  BYE_AWAY,
  CLOSED_TODAY,
  INVOICES,
  MAIN,
  WRONG,
  choosingCall,
  menuBegun,
  placeOf,
} from './sample-menu.fixture.ts';
import { soundOf } from './sound.ts';
import type { Input } from './step.ts';
import { Told, answered, gone, no, phone, rings } from './told.fixture.ts';
import { missedChangeOf } from '../missed.ts';

const key = (pressed: string): Input => ({ kind: 'key', leg: 'caller', key: pressed });
const played: Input = { kind: 'played', leg: 'caller' };
const time: Input = { kind: 'time' };
const toSales = (isOpen = true): Input => ({
  kind: 'chosen',
  to: { kind: 'queue', plan: plan(), isOpen, party: sales },
});
const toMaria: Input = { kind: 'chosen', to: { kind: 'ring', party: maria, rounds: [phone()], forwardings: [] } };

const caller = (about: Parameters<typeof choosingCall>[0] = {}) => new Told(choosingCall(about));
const place = ({ call }: Told) => placeOf(call);

/** What the caller hears of the platform. */
function hears({ call: { phase }, call }: Told): unknown {
  const sound = phase.state === 'connected' ? soundOf(call, phase.activity) : undefined;
  return sound?.hearings[0]?.plays;
}
const wayOf = ({ call }: Told) => recordOf(call, 0).menu;

test('a call to a menu is on disk before it is answered, and hears what there is to choose', () => {
  const { next, effects } = menuBegun();
  expect(effects.map(({ kind }) => kind)).toEqual(['sound', 'save', 'answer-caller']);
  expect(next.phase).toMatchObject({ answeredAt: null });
  expect([placeOf(next), hears(new Told(next))]).toEqual(['main: menu', MAIN]);
});

test('a key interrupts what is said, and the call comes into the queue of the campaign it stands for', () => {
  const told = caller().at(2_000, key('1'));
  expect(told.done).toEqual(['sound', 'note', 'choose']);
  expect(hears(told)).toBe('ringback');
  told.at(2_100, toSales());
  expect([told.state, told.call.campaign?.enteredAt, told.done]).toEqual(['queued', 2_100, ['sound', 'save']]);
  expect(told.call.callee).toEqual(sales);
  expect(wayOf(told)).toEqual({
    menuId: 'menu-1',
    menuName: 'Welcome',
    left: 'passed-on',
    path: [{ at: 2_000, menu: 'Main', key: '1', label: 'Sales', to: 'campaign' }],
  });
});

test('a campaign that is closed says so to who chose it', () => {
  const told = caller().at(2_000, key('1')).at(2_100, toSales(false));
  expect(told.call.phase).toMatchObject({
    activity: { kind: 'queued', stage: { kind: 'parting', left: 'out-of-hours' } },
  });
});

test('menus below are said in their turn, a key pressed ahead counts there, and a tree may lead back', () => {
  const told = caller().at(2_000, key('2'));
  expect([place(told), hears(told)]).toEqual(['invoices: menu', INVOICES]);
  expect(place(told.at(2_001, key('0')))).toBe('main: menu');
  expect(place(told.at(3_000, key('2')).at(3_000, key('1')))).toBe('invoices: seeking');
});

test('a key that stands for nothing is said to be wrong, and after three the caller goes where silence leads', () => {
  const told = caller().at(2_000, key('9'));
  expect([place(told), hears(told)]).toEqual(['main: wrong', WRONG]);
  expect(place(told.at(3_000, key('#')))).toBe('main: wrong');
  expect(place(told.at(4_000, key('8')))).toBe('main: seeking');
  expect(wayOf(told)?.path).toEqual([{ at: 4_000, menu: 'Main', key: null, label: null, to: 'campaign' }]);
});

test('silence is waited for once everything is said: again and again, and then it leads somewhere', () => {
  const told = caller().at(4_000, played);
  expect([place(told), deadlineOf(told.call)]).toEqual(['main: listening', 9_000]);
  expect(hears(told)).toMatchObject({ sequence: [{ silenceMs: 1_000 }] });
  expect(place(told.at(8_999, time))).toBe('main: listening');
  expect([place(told.at(9_000, time)), hears(told)]).toEqual(['main: menu', MAIN]);
  told.at(10_000, played).at(15_000, time).at(16_000, played);
  expect(place(told.at(21_000, time))).toBe('main: seeking');
});

test('a new menu has all its attempts', () => {
  const told = caller().at(2_000, key('9')).at(2_100, key('9')).at(2_200, key('2')).at(2_300, key('9'));
  expect(place(told)).toBe('invoices: wrong');
});

test('a message is heard to its end, then the platform hangs up, and nobody has missed anything', () => {
  const told = caller().at(2_000, key('3'));
  expect(hears(told)).toBe(CLOSED_TODAY);
  expect(place(told.at(2_500, key('1')))).toBe('main: parting');
  told.at(9_000, played);
  expect(told.done).toEqual(['stop-media', 'save', 'hang-up caller']);
  const record = recordOf(told.call, 9_000);
  expect(record).toMatchObject({
    result: 'unreachable',
    endedBy: 'platform',
    answeredAt: null,
    menu: { left: 'message' },
  });
  expect(missedChangeOf(record)).toBeNull();
});

test('the user who was chosen rings and has the caller, recorded, as if they had been called', () => {
  const told = caller().at(2_000, key('2')).at(2_100, key('1')).at(2_200, toMaria);
  expect(told.done).toEqual(['originate callee-1', 'note']);
  expect([told.state, told.call.callee]).toEqual(['choosing', maria]);
  told.at(3_000, rings('callee-1')).at(6_000, answered('callee-1'));
  expect([told.state, told.done]).toEqual(['talking', ['bridge', 'save']]);
  expect(told.hears('caller')).toBe('callee-1');
  expect(told.parts).toMatchObject([{ accountId: maria.accountId, ringMs: 3_800, direction: 'inbound' }]);
  const record = recordOf(told.at(60_000, gone('caller')).call, 60_000);
  expect(record).toMatchObject({ result: 'answered', answeredAt: 6_000, menu: { left: 'passed-on' } });
  expect(missedChangeOf(record)).toMatchObject({ kind: 'spoken', accountId: maria.accountId });
});

test('who cannot be reached leads back to the menu; the call is missed by them when the caller gives up there', () => {
  const told = caller().at(2_000, key('2')).at(2_100, key('1')).at(2_200, toMaria);
  expect(told.at(32_200, time).done).toEqual(['give-up callee-1', 'remove callee-1', 'note', 'choose']);
  expect(told.effects.at(-1)).toMatchObject({ to: { accountId: maria.accountId, happened: 'never-rang' } });
  told.at(32_300, { kind: 'chosen', to: { kind: 'nowhere' } });
  expect([place(told), hears(told), told.done]).toEqual(['invoices: away', AWAY, ['sound', 'note']]);
  const record = recordOf(told.at(40_000, gone('caller')).call, 40_000);
  expect(record).toMatchObject({ result: 'no-answer', menu: { left: 'abandoned' } });
  expect(missedChangeOf(record)).toMatchObject({ kind: 'missed', number: customer.number, reason: 'not-answered' });
});

test('whom the caller chose is called as they forward their calls: a colleague rings after them, and has the customer', () => {
  const told = caller().at(2_000, key('2')).at(2_100, key('1')).at(2_200, toMaria).at(3_000, rings('callee-1'));
  told.at(32_200, time);
  const forwardings = [{ from: maria, to: jan, reason: 'no-answer', refusal: null, trunkId: null }] as const;
  told.at(32_300, { kind: 'chosen', to: { kind: 'ring', party: maria, rounds: [phone()], forwardings } });
  told.at(35_000, answered('callee-2'));
  expect([told.state, told.hears('caller')]).toEqual(['talking', 'callee-2']);
  expect(told.parts).toMatchObject([
    { accountId: maria.accountId, result: 'no-answer' },
    { accountId: jan.accountId, result: null },
  ]);
  const record = recordOf(told.call, 40_000);
  expect(record).toMatchObject({ callee: { number: maria.number }, forwardings: [{ to: { number: jan.number } }] });
  expect(missedChangeOf(record)).toMatchObject({ kind: 'spoken', accountId: jan.accountId });
});

test('who declines, or is busy elsewhere, leads back to the menu too', () => {
  const declined = caller().at(2_000, key('2')).at(2_100, key('1')).at(2_200, toMaria);
  expect(place(declined.at(3_000, no('callee-1', 'call/rejected', 'everyone')))).toBe('invoices: away');
  const busy = caller()
    .at(2_000, key('2'))
    .at(2_100, key('1'))
    .at(2_200, { kind: 'chosen', to: { kind: 'nowhere' } });
  expect(place(busy)).toBe('invoices: away');
});

test('where silence leads to somebody who is not there, the caller is let go', () => {
  const told = caller({ attempts: 1, otherwise: { kind: 'account', accountId: maria.accountId } });
  told.at(2_000, key('9')).at(2_100, { kind: 'chosen', to: { kind: 'nowhere' } });
  expect([place(told), hears(told)]).toEqual(['main: parting', BYE_AWAY]);
  expect(recordOf(told.at(5_000, played).call, 0).menu?.left).toBe('no-choice');
});

test('who walks in circles is let go', () => {
  const told = caller();
  for (let walked = 0; walked < 10; walked++) told.at(2_000, key('2')).at(2_000, key('0'));
  expect(place(told)).toBe('main: menu');
  expect([place(told.at(2_000, key('2'))), hears(told)]).toEqual(['main: parting', BYE]);
});

test('who hangs up in the menu has gone by themselves; keys of others mean nothing', () => {
  const told = caller().at(2_000, { kind: 'key', leg: 'callee-1', key: '1' });
  expect(place(told)).toBe('main: menu');
  told.at(3_000, gone('caller'));
  expect(recordOf(told.call, 0)).toMatchObject({
    result: 'cancelled',
    endedBy: 'caller',
    menu: { left: 'abandoned', path: [] },
  });
});

test('a menu that is switched off sends everybody where silence leads, without a word', () => {
  const { next, effects } = menuBegun({}, false);
  expect([placeOf(next), effects.map(({ kind }) => kind)]).toEqual([
    'main: seeking',
    ['sound', 'save', 'answer-caller', 'choose'],
  ]);
});

test('after a restart the menu is said again, and whoever rang is looked for again', () => {
  const said = caller().at(4_000, played).at(5_000, { kind: 'resumed' });
  expect([place(said), said.done]).toEqual(['main: menu', ['sound', 'note']]);
  const ringing = caller().at(2_000, key('2')).at(2_100, key('1')).at(2_200, toMaria).at(5_000, { kind: 'resumed' });
  expect([place(ringing), ringing.done]).toEqual([
    'invoices: seeking',
    ['give-up callee-1', 'sound', 'note', 'choose'],
  ]);
  expect(place(ringing.at(5_100, toMaria))).toBe('invoices: calling');
});
