import type { Source } from '@wpm/calls';
import { type ForwardingRules, NO_FORWARDING, type WakeOutcome, trunkSettings } from '@wpm/contract';
import type { DialRefusal } from '@wpm/directory';
import { ManualClock, ok, refuse } from '@wpm/kernel';
import { type Binding, makeRequest } from '@wpm/sip';
import type { AccountRow, Tenant } from '@wpm/store';
import type { Led, ManualCampaign } from '../queues/campaign-numbers.ts';
import { CallRouter } from './call-router.ts';
import type { DialAsk } from './dial-desk.ts';
import type { Directory } from './find-target.ts';
import { aorOf, placeOfSession } from './sip-identity.ts';
import type { LiveTrunk } from './trunks/live-trunk.ts';
import { TrunkSlots } from './trunks/trunk-slots.ts';

const TENANT: Tenant = { id: 'tenant', domain: 'demo.local', name: 'Firma Demo', defaultCountryCode: '48' };
const uriTo = (number: string) => `sip:${number}@127.0.0.1:5070`;

/** A trunk that answers, as far as the router looks at it. */
export function trunk(id: string, settings: object = {}): LiveTrunk {
  const parsed = trunkSettings.parse({ name: id, peers: [{ host: '127.0.0.1', port: 5070 }], ...settings });
  const row = {
    id,
    tenantId: 'tenant',
    domain: 'demo.local',
    settings: parsed,
    contactUser: 'wpm',
    uriTo,
    destinations: [],
  };
  return row as unknown as LiveTrunk;
}

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
  permissions: [],
  mayHearOwnRecordings: true,
  callWaiting: true,
  supervisedCampaignIds: null,
  ...change,
});

export const ANNA = account('anna', { extension: '101', directNumber: '+48221000101' });
export const JAN = account('jan', { extension: '102', directNumber: '+48221000102', callWaiting: false });
export const PIOTR = account('piotr', { extension: '103' });
const STRANGER = account('eve', {
  tenantId: 'other',
  domain: 'other.example',
  directNumber: '+48229999999',
  extension: '109',
});
const ALL = [ANNA, JAN, PIOTR, STRANGER];

export const directory = {
  tenants: {
    byId: async (id: string) => (id === 'tenant' ? TENANT : undefined),
    tellsOfListening: async () => true,
    standingOf: async () => ({ countryCode: TENANT.defaultCountryCode, isDisabled: false }),
  },
  accounts: {
    byId: async (id: string) => ALL.find((one) => one.id === id),
    byLogin: async (tenantId: string, login: string) =>
      ALL.find((one) => one.tenantId === tenantId && one.login === login),
    byExtension: async (tenantId: string, extension: string) =>
      ALL.find((one) => one.tenantId === tenantId && one.extension === extension),
    byDirectNumber: async (number: string) => ALL.find((one) => one.directNumber === number),
  },
} as unknown as Directory;

export const binding = (of: AccountRow): Binding => ({
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

export type Options = {
  readonly trunks?: readonly LiveTrunk[];
  readonly headers?: readonly [string, string][];
  readonly none?: 'unavailable' | 'full';
  readonly refusal?: DialRefusal;
  readonly overCap?: readonly string[];
  readonly slots?: TrunkSlots;
  readonly asked?: DialAsk[];
  /** Where numbers lead that an administrator routed (F05). */
  readonly leads?: Readonly<Record<string, Led>>;
  /** In which campaigns who may call by hand: by the ids of the account and the campaign. */
  readonly manual?: Readonly<Record<string, ManualCampaign>>;
  /** Who is on break. */
  readonly onBreak?: readonly AccountRow[];
  readonly signedOut?: readonly AccountRow[];
  /** What comes of waking a user without a phone, by the account; unreachable where nothing is said. */
  readonly wakes?: Readonly<Record<string, WakeOutcome>>;
  /** Whose devices were woken, where they have no phone. */
  readonly woken?: string[];
  /** What is not as by default, by the account's id. */
  readonly forwarding?: Readonly<Record<string, Partial<ForwardingRules>>>;
  /** The files of users' own greetings, by the account's id. */
  readonly greetings?: Readonly<Record<string, string>>;
};

export function routerWith(options: Options): CallRouter {
  const { trunks = [trunk('lab')], none = 'unavailable', refusal, overCap = [], asked = [], woken } = options;
  const registered = new Map([ANNA, JAN].map((one) => [aorOf(one), [binding(one)]]));
  return new CallRouter({
    directory,
    trunks: {
      byId: (id) => trunks.find((one) => one.id === id),
      forCall: () => ({ trunks, none }),
      slots: options.slots ?? new TrunkSlots(new ManualClock()),
    },
    desk: {
      mayDial: async (ask) => {
        asked.push(ask);
        return refusal ? refuse(refusal) : ok({ trunkMay: (id) => !overCap.includes(id) });
      },
    },
    registrar: { bindings: (aor) => registered.get(aor) ?? [] },
    waker: {
      waits: () => ({ [Symbol.dispose]: () => {} }),
      wake: async (callee) => {
        if (registered.has(aorOf(callee))) return 'registered';
        woken?.push(callee.id);
        if (options.wakes?.[callee.id] === 'registered') registered.set(aorOf(callee), [binding(callee)]);
        return options.wakes?.[callee.id] ?? 'unreachable';
      },
    },
    numbers: {
      leadsTo: async (_tenantId, number) => options.leads?.[number],
      manual: async ({ id }, campaignId) => options.manual?.[`${id} ${campaignId}`],
    },
    agents: {
      isOnBreak: (id) => options.onBreak?.some((one) => one.id === id) ?? false,
      isSignedOut: (id) => options.signedOut?.some((one) => one.id === id) ?? false,
    },
    rulesOf: async ({ id }) => ({ ...NO_FORWARDING, ...options.forwarding?.[id] }),
    greetingOf: async ({ id }) => options.greetings?.[id],
  });
}

export function route(from: AccountRow | 'trunk', dialled: string, options: Options = {}) {
  const router = routerWith(options);
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
  return router.route(invite, source, 'call-1');
}
