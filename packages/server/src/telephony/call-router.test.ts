import type { Source } from '@wpm/calls';
import { type Binding, makeRequest } from '@wpm/sip';
import type { AccountRow, Tenant, TrunkRow } from '@wpm/store';
import { expect, test } from 'vitest';
import { CallRouter, type Directory } from './call-router.ts';
import { aorOf, placeOfSession } from './sip-identity.ts';
import { TrunkTable } from './trunk-table.ts';

const TENANT: Tenant = { id: 'tenant', domain: 'demo.local', name: 'Firma Demo', defaultCountryCode: '48' };
const TRUNK: TrunkRow = {
  id: 'lab',
  tenantId: 'tenant',
  name: 'lab',
  address: '127.0.0.1',
  port: 5070,
  transport: 'udp',
};

const account = (login: string, change: Partial<AccountRow>): AccountRow => ({
  id: `id-${login}`,
  tenantId: 'tenant',
  domain: 'demo.local',
  login,
  displayName: login.toUpperCase(),
  kind: 'uc',
  extension: null,
  directNumber: null,
  roles: [],
  passwordHash: '',
  disabled: false,
  webphoneSeat: true,
  mayHearOwnRecordings: true,
  ...change,
});

const ANNA = account('anna', { extension: '101', directNumber: '+48221000101' });
const JAN = account('jan', { extension: '102', directNumber: '+48221000102' });
const PIOTR = account('piotr', { extension: '103' });
const STRANGER = account('eve', {
  tenantId: 'other',
  domain: 'other.example',
  directNumber: '+48229999999',
  extension: '109',
});
const ALL = [ANNA, JAN, PIOTR, STRANGER];

const directory = {
  tenants: { byId: async (id: string) => (id === 'tenant' ? TENANT : undefined) },
  accounts: {
    byId: async (id: string) => ALL.find((one) => one.id === id),
    byLogin: async (tenantId: string, login: string) =>
      ALL.find((one) => one.tenantId === tenantId && one.login === login),
    byExtension: async (tenantId: string, extension: string) =>
      ALL.find((one) => one.tenantId === tenantId && one.extension === extension),
    byDirectNumber: async (number: string) => ALL.find((one) => one.directNumber === number),
  },
} as unknown as Directory;

const binding = (of: AccountRow): Binding => ({
  aor: aorOf(of),
  contact: `sip:${of.login}@phone.invalid;transport=ws`,
  flow: {
    id: 'ws 1',
    transport: 'ws',
    remote: { address: '127.0.0.1', port: 1 },
    local: { address: '127.0.0.1', port: 2 },
    open: true,
  },
  q: 1,
  path: [],
  place: placeOfSession('session'),
  expiresAt: 0,
  since: 0,
  userAgent: '',
});

function route(
  from: AccountRow | 'trunk',
  dialled: string,
  options: { trunks?: TrunkRow[]; headers?: [string, string][] } = {},
) {
  const registered = new Map([ANNA, JAN].map((one) => [aorOf(one), [binding(one)]]));
  const trunks = new TrunkTable(options.trunks ?? [TRUNK]);
  const router = new CallRouter(directory, trunks, { bindings: (aor) => registered.get(aor) ?? [] });
  const source: Source =
    from === 'trunk'
      ? { kind: 'trunk', trunkId: 'lab', tenantId: 'tenant', peer: { kind: 'trunk', trunkId: 'lab' } }
      : {
          kind: 'account',
          accountId: from.id,
          tenantId: from.tenantId,
          peer: { kind: 'account', aor: aorOf(from), contact: '' },
        };
  const invite = makeRequest({
    method: 'INVITE',
    uri: `sip:${dialled}@127.0.0.1`,
    from: { uri: 'sip:600100200@carrier.example', displayName: 'Carrier', params: { tag: '1' } },
    to: { uri: `sip:${dialled}@127.0.0.1`, params: {} },
    callId: '1',
    cseq: 1,
    headers: options.headers ?? [],
  });
  return router.route(invite, source);
}

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

test.each(['+48229999999', '+48221000199', '101', '600'])(
  '%s from the trunk reaches nobody of this tenant',
  async (dialled) => {
    expect((await route('trunk', dialled)).to).toEqual({ ok: false, error: { code: 'call/unknown-number' } });
  },
);
