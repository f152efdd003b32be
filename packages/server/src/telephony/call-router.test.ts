import type { Routing } from '@wpm/calls';
import type { DialRefusal } from '@wpm/directory';
import { expect, test } from 'vitest';
import { ANNA, JAN, PIOTR, route, routerWith, trunk } from './call-router.fixture.ts';
import type { DialAsk } from './dial-desk.ts';
import { TrunkSlots } from './trunks/trunk-slots.ts';
import { campaignSettings, menuSettings } from '@wpm/contract';
import { ManualClock, ok, refuse } from '@wpm/kernel';
import { menuPlanOf } from '../queues/menu-plan-of.ts';
import { planOf } from '../queues/queue-plan-of.ts';

const targetsOf = ({ to }: Routing) => (to.ok && to.value.kind === 'ring' ? to.value.rounds[0]?.targets : undefined);

test.each([
  ['600', 'echo'],
  ['601', 'tone'],
  ['602', 'music'],
])('the test number %s is the platform itself: %s', async (dialled, service) => {
  const routing = await route(ANNA, dialled);
  expect(routing.to).toEqual({ ok: true, value: { kind: 'service', service } });
  expect(routing.direction).toBe('internal');
});

test.each(['102', '+48221000102', '221000102', 'jan'])(
  '%s is Jan, who sees the extension and the name of Anna',
  async (dialled) => {
    const { direction, caller, callee, to } = await route(ANNA, dialled);
    expect([direction, caller.number, callee.accountId]).toEqual(['internal', '101', JAN.id]);
    expect(to.ok && to.value.kind === 'ring' && to.value.rounds[0]?.targets[0]).toMatchObject({
      uri: 'sip:jan@phone.invalid;transport=ws',
      transport: 'webrtc',
      from: { displayName: 'ANNA', uri: 'sip:101@demo.local' },
    });
  },
);

test('a call outside leaves by the trunk of the tenant with the direct number of the caller', async () => {
  const { direction, caller, to } = await route(ANNA, '600-100-200');
  expect([direction, caller.number]).toEqual(['outbound', '+48221000101']);
  expect(to.ok && to.value.kind === 'ring' && to.value.rounds[0]?.targets[0]).toMatchObject({
    peer: { kind: 'trunk', trunkId: 'lab' },
    uri: 'sip:+48600100200@127.0.0.1:5070',
    headers: [['P-Asserted-Identity', '<sip:+48221000101@demo.local>']],
    codecs: ['PCMA', 'PCMU'],
  });
});

test('trunks are tried one after the other, each in its own notation and codecs', async () => {
  const national = trunk('second', {
    numbers: { outbound: { format: 'national' } },
    codecs: ['PCMU'],
    callerId: { outbound: { format: 'E164', headers: ['Remote-Party-ID', 'P-Preferred-Identity'] } },
  });
  const { to } = await route(ANNA, '600100200', { trunks: [trunk('lab'), national], overCap: ['none'] });
  const rounds = to.ok && to.value.kind === 'ring' ? to.value.rounds : [];
  expect(rounds.map(({ targets }) => targets.length)).toEqual([1, 1]);
  expect(rounds[1]?.targets[0]).toMatchObject({
    peer: { trunkId: 'second' },
    uri: 'sip:600100200@127.0.0.1:5070',
    from: { uri: 'sip:48221000101@demo.local' },
    headers: [
      ['Remote-Party-ID', '<sip:48221000101@demo.local>;party=calling;privacy=off;screen=yes'],
      ['P-Preferred-Identity', '<sip:48221000101@demo.local>'],
    ],
    codecs: ['PCMU'],
  });
});

test('a caller who asks for privacy is shown to nobody but the network, unless help is called', async () => {
  const headers: [string, string][] = [['Privacy', 'id']];
  const withheld = await route(ANNA, '600100200', { headers });
  expect(withheld.to.ok && withheld.to.value.kind === 'ring' && withheld.to.value.rounds[0]?.targets[0]).toMatchObject({
    from: { displayName: 'Anonymous', uri: 'sip:anonymous@anonymous.invalid' },
    headers: [
      ['P-Asserted-Identity', '<sip:+48221000101@demo.local>'],
      ['Privacy', 'id'],
    ],
  });
  const help = await route(ANNA, '112', { headers });
  expect(help.to.ok && help.to.value.kind === 'ring' && help.to.value.rounds[0]?.targets[0]).toMatchObject({
    from: { uri: 'sip:+48221000101@demo.local' },
    headers: [['P-Asserted-Identity', '<sip:+48221000101@demo.local>']],
  });
});

test('every call outside is asked for at the gate, and no call inside', async () => {
  const asked: DialAsk[] = [];
  for (const dialled of ['102', '600', '+48221000102', '600100200', '112']) await route(ANNA, dialled, { asked });
  expect(asked.map(({ callId, accountId, dialled }) => [callId, accountId, dialled.kind])).toEqual([
    ['call-1', ANNA.id, 'outside'],
    ['call-1', ANNA.id, 'emergency'],
  ]);
});

test.each(['call/not-permitted', 'call/limit-reached'] as const)(
  'what the gate refuses is refused: %s',
  async (code) => {
    const refusal: DialRefusal =
      code === 'call/not-permitted'
        ? { code, class: 'international' }
        : { code, class: 'national-mobile', whose: 'agent', limit: 'concurrent' };
    expect((await route(ANNA, '600100200', { refusal })).to).toEqual({ ok: false, error: { code } });
  },
);

test('a trunk over its limit is passed over; where all are, the call is refused', async () => {
  const trunks = [trunk('lab'), trunk('second')];
  const { to } = await route(ANNA, '600100200', { trunks, overCap: ['lab'] });
  const rounds = to.ok && to.value.kind === 'ring' ? to.value.rounds : [];
  expect(rounds.flatMap(({ targets }) => targets.map(({ peer }) => peer))).toEqual([
    { kind: 'trunk', trunkId: 'second' },
  ]);
  expect((await route(ANNA, '600100200', { trunks, overCap: ['lab', 'second'] })).to).toMatchObject({
    error: { code: 'call/limit-reached' },
  });
  expect((await route(ANNA, '600100200', { trunks: [], none: 'full' })).to).toMatchObject({
    error: { code: 'call/trunk-full' },
  });
});

test.each([
  ['no direct number', PIOTR, '600100200', 'call/no-direct-number'],
  ['an extension nobody has', ANNA, '199', 'call/unknown-number'],
  ['an extension of another tenant', ANNA, '109', 'call/unknown-number'],
  ['a word that is no login', ANNA, 'nobody', 'call/unknown-number'],
  ['a colleague who is not registered', ANNA, '103', 'call/unreachable'],
] as const)('%s: refused', async (_, from, dialled, code) => {
  expect((await route(from, dialled)).to).toEqual({ ok: false, error: { code } });
});

test('a call for help needs no direct number', async () => {
  const { to } = await route(PIOTR, '112');
  expect(to.ok && to.value.kind === 'ring' && to.value.rounds[0]?.targets[0]?.uri).toBe('sip:112@127.0.0.1:5070');
});

test('without a trunk nobody gets out', async () => {
  expect((await route(ANNA, '600100200', { trunks: [] })).to).toEqual({
    ok: false,
    error: { code: 'call/trunk-unavailable' },
  });
});

test('a customer reaches the user of the direct number, known by what the network asserts', async () => {
  const asserted = await route('trunk', '+48221000101', {
    headers: [['P-Asserted-Identity', '<sip:+48700200300@carrier.example>']],
  });
  expect([asserted.direction, asserted.caller.number, asserted.callee.accountId]).toEqual([
    'inbound',
    '+48700200300',
    ANNA.id,
  ]);
  const plain = await route('trunk', '0048221000101');
  expect([plain.caller.number, plain.caller.name, plain.callee.number]).toEqual([
    '+48600100200',
    'Carrier',
    '+48221000101',
  ]);
});

test('a trunk that carries all it may takes no further call from outside', async () => {
  const slots = new TrunkSlots(new ManualClock());
  const trunks = [trunk('lab', { limits: { inbound: 1 } })];
  expect((await route('trunk', '+48221000101', { trunks, slots })).to.ok).toBe(true);
  expect((await route('trunk', '+48221000101', { trunks, slots })).to).toMatchObject({
    error: { code: 'call/trunk-full' },
  });
  slots.over('call-1');
  expect((await route('trunk', '+48221000101', { trunks, slots })).to.ok).toBe(true);
});

test('numbers are read by the rules of the trunk, from where it says them', async () => {
  const rules = {
    inbound: {
      called: 'to',
      rules: [{ prefix: '9', strip: 1, add: '+48' }],
      callerRules: [{ prefix: '6', strip: 0, add: '+49' }],
    },
  };
  const { caller, callee } = await route('trunk', '9221000101', { trunks: [trunk('lab', { numbers: rules })] });
  expect([caller.number, callee.accountId]).toEqual(['+49600100200', ANNA.id]);
});

test('a caller who is withheld is anonymous, and a signed identity is handed on', async () => {
  const headers: [string, string][] = [
    ['P-Asserted-Identity', '<sip:+48700200300@carrier.example>'],
    ['Privacy', 'id'],
    ['Identity', 'signed'],
  ];
  const { caller, to } = await route('trunk', '+48221000101', { headers });
  expect([caller.number, caller.name]).toEqual(['anonymous', null]);
  const target = to.ok && to.value.kind === 'ring' ? to.value.rounds[0]?.targets[0] : undefined;
  expect(target?.headers).toContainEqual(['Identity', 'signed']);
  expect(target?.from.uri).toBe('sip:anonymous@anonymous.invalid');
  const distrusted = trunk('lab', { callerId: { inbound: { trustsAsserted: false, passesIdentity: false } } });
  const other = await route('trunk', '+48221000101', { headers: headers.slice(0, 1), trunks: [distrusted] });
  expect(other.caller.number).toBe('+48600100200');
});

test.each(['+48229999999', '+48221000199', '101', '600'])(
  '%s from the trunk reaches nobody of this tenant',
  async (dialled) => {
    expect((await route('trunk', dialled)).to).toEqual({ ok: false, error: { code: 'call/unknown-number' } });
  },
);

test('on break no call outside a campaign can be made, but for help and to test the device (F27)', async () => {
  const onBreak = { onBreak: [ANNA] };
  for (const dialled of ['600100200', '102', 'jan']) {
    expect((await route(ANNA, dialled, onBreak)).to).toEqual({ ok: false, error: { code: 'call/on-break' } });
  }
  expect((await route(ANNA, '112', onBreak)).to.ok).toBe(true);
  expect((await route(ANNA, '600', onBreak)).to.ok).toBe(true);
  expect((await route(JAN, '600100200', onBreak)).to.ok).toBe(true);
});

test('a break that is refused asks the dial policy for nothing', async () => {
  const asked: DialAsk[] = [];
  await route(ANNA, '600100200', { onBreak: [ANNA], asked });
  expect(asked).toEqual([]);
});

test('a colleague on break is called by nobody: dialled, transferred to or consulted; a transfer that fails comes back', async () => {
  const router = routerWith({ onBreak: [JAN] });
  const refused = { ok: false, error: { code: 'call/colleague-on-break' } };
  expect((await route(ANNA, '102', { onBreak: [JAN] })).to).toEqual(refused);
  const transferred = { kind: 'outside', number: '+48600100200', name: null, accountId: null } as const;
  const wish = { callId: 'call-1', accountId: ANNA.id, tenantId: ANNA.tenantId, dialled: '102', transferred };
  expect((await router.routeTransfer(wish)).to).toEqual(refused);
  expect((await router.routeConsultation(wish)).to).toEqual(refused);
  expect(await router.routeBack({ ...wish, accountId: JAN.id })).toHaveLength(1);
});

test('to the outside who is on break cannot be reached, and why is not told', async () => {
  const slots = new TrunkSlots(new ManualClock());
  const called = await route('trunk', '+48221000102', { onBreak: [JAN], slots });
  expect(called.to).toEqual({ ok: false, error: { code: 'call/unreachable' } });
  expect((await route('trunk', '+48221000102', { onBreak: [ANNA] })).to.ok).toBe(true);
});

test('a campaign’s number is its queue, from outside and from inside, but not for who is on break', async () => {
  const plan = planOf({
    id: 'sales',
    settings: campaignSettings.parse({ name: 'Sales', direction: 'inbound' }),
    soundFiles: new Map(),
  });
  const queue = { kind: 'queue', plan, isOpen: true } as const;
  const number = '+48221000200';
  const callee = { kind: 'campaign', number, name: 'Sales', accountId: null } as const;
  const leads = { [number]: { kind: 'campaign', campaign: { callee, queue } } } as const;
  expect(await route('trunk', number, { leads })).toMatchObject({
    direction: 'inbound',
    callee,
    to: ok(queue),
  });
  expect(await route(ANNA, number, { leads })).toMatchObject({ direction: 'internal', callee, to: ok(queue) });
  const { to } = await route(ANNA, number, { leads, onBreak: [ANNA] });
  expect(to).toEqual(refuse({ code: 'call/on-break' }));
});

test('a number that leads to a menu is answered by it, takes a place of the trunk, and is not for who is on break', async () => {
  const settings = menuSettings.parse({
    name: 'Welcome',
    menus: [{ id: 'main', name: 'Main', choices: [{ key: '1', to: { kind: 'message' } }] }],
  });
  const menu = { kind: 'menu', plan: menuPlanOf({ id: 'm', settings, soundFiles: new Map() }), isOn: true } as const;
  const number = '+48221000300';
  const callee = { kind: 'menu', number, name: 'Welcome', accountId: null } as const;
  const leads = { [number]: { kind: 'menu', menu: { callee, menu } } } as const;
  const slots = new TrunkSlots(new ManualClock());
  expect(await route('trunk', number, { leads, slots })).toMatchObject({ direction: 'inbound', callee, to: ok(menu) });
  expect(await route(ANNA, number, { leads })).toMatchObject({ direction: 'internal', callee, to: ok(menu) });
  const { to } = await route(ANNA, number, { leads, onBreak: [ANNA] });
  expect(to).toEqual(refuse({ code: 'call/on-break' }));
});

test('a number that leads to a user at this hour rings them, from outside and from inside, by that number', async () => {
  const number = '+48221000300';
  const leads = { [number]: { kind: 'account', accountId: JAN.id } } as const;
  const slots = new TrunkSlots(new ManualClock());
  const jan = { kind: 'account', accountId: JAN.id };
  const fromOutside = await route('trunk', number, { leads, slots });
  expect(fromOutside).toMatchObject({ direction: 'inbound', callee: { ...jan, number } });
  expect(targetsOf(fromOutside)).toMatchObject([{ uri: 'sip:jan@phone.invalid;transport=ws' }]);
  const fromInside = await route(ANNA, number, { leads });
  expect(fromInside).toMatchObject({ direction: 'internal', callee: jan });
  expect(targetsOf(fromInside)).toEqual([expect.objectContaining({ uri: 'sip:jan@phone.invalid;transport=ws' })]);
  expect((await route('trunk', number, { slots })).to).toEqual(refuse({ code: 'call/unknown-number' }));
});

test('a number that leads to a user who is gone is known to nobody here', async () => {
  const number = '+48221000300';
  const leads = { [number]: { kind: 'account', accountId: 'gone' } } as const;
  expect((await route('trunk', number, { leads })).to).toEqual(refuse({ code: 'call/unknown-number' }));
  expect(await route(ANNA, number, { leads })).toMatchObject({ direction: 'outbound', callee: { number } });
});
