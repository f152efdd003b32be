import { type TrunkSettings, trunkSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { isAdvancedSet, networksOf, networksText, wrongNetworks } from './advanced.ts';
import { settingsOf } from './settings-of.ts';
import { TRUNKS } from './trunks.ts';

const PLAIN = trunkSettings.parse({ name: 'Operator' });

/** Every setting otherwise than a new trunk has it. */
const FULL: TrunkSettings = trunkSettings.parse({
  name: 'Operator',
  enabled: false,
  priority: 3,
  weight: 0,
  registration: { kind: 'register', domain: 'sip.example', user: '48', authUser: 'a', realm: 'r', expires: 3_600 },
  peers: [{ host: 'a.example', port: 5_061, transport: 'tls' }],
  outboundProxy: { host: 'proxy.example', port: 5_061, transport: 'tls' },
  uris: 'sips',
  sources: ['203.0.113.0/24', '2001:db8::/32', '198.51.100.7'],
  codecs: ['opus', 'G722'],
  srtp: 'required',
  keys: 'info',
  silenceSeconds: 9,
  redirects: 'never',
  numbers: {
    outbound: { format: 'national', rules: [{ prefix: '+48', strip: 3, add: '0' }] },
    inbound: { called: 'to', rules: [{ prefix: '1', strip: 0, add: '+48' }], callerRules: [{ prefix: '2' }] },
  },
  callerId: {
    outbound: {
      number: 'trunk',
      trunkNumber: '+48221000100',
      from: 'account',
      forwarded: 'caller',
      diversion: ['Diversion', 'History-Info'],
      headers: ['Remote-Party-ID'],
      format: 'E164',
      domain: 'caller.example',
      withheld: true,
    },
    inbound: { trustsAsserted: false, passesIdentity: false },
  },
  limits: { total: 30, inbound: 20, outbound: 10 },
  health: { everySeconds: 0, failures: 7 },
  tlsCa: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
});

const standing = {
  id: '0192f7a1-0000-7000-8000-000000000001',
  version: 4,
  hasPassword: true,
  acceptUser: null,
} as const;
const calm = { state: { name: 'disabled' }, calls: { inbound: 0, outbound: 0 }, lastError: null } as const;

test('what is read of a trunk goes back as it was, whatever of it the form shows', () => {
  for (const settings of [FULL, PLAIN]) {
    const { password, ...draft } = TRUNKS.draftOf({ ...standing, ...calm, settings });
    expect(password).toBe('');
    expect(settingsOf(draft)).toEqual(settings);
  }
  expect(networksOf(networksText(FULL.sources))).toEqual(FULL.sources);
});

test('the advanced part is open where anything of it is set, and closed where only the rest is', () => {
  const set: Partial<TrunkSettings>[] = [
    { outboundProxy: FULL.outboundProxy },
    { sources: FULL.sources },
    { tlsCa: FULL.tlsCa },
    { redirects: 'never' },
    { silenceSeconds: 9 },
    { health: { ...PLAIN.health, failures: 7 } },
    { registration: FULL.registration },
    ...(['diversion', 'domain'] as const).map((field) => ({
      callerId: {
        ...PLAIN.callerId,
        outbound: { ...PLAIN.callerId.outbound, [field]: FULL.callerId.outbound[field] },
      },
    })),
    { callerId: { ...PLAIN.callerId, inbound: { ...PLAIN.callerId.inbound, passesIdentity: false } } },
  ];
  for (const settings of set) expect(isAdvancedSet({ ...PLAIN, ...settings })).toBe(true);
  const { outboundProxy, sources, tlsCa, redirects, silenceSeconds } = PLAIN;
  const rest: TrunkSettings = {
    ...FULL,
    outboundProxy,
    sources,
    tlsCa,
    redirects,
    silenceSeconds,
    registration: { ...FULL.registration, ...(FULL.registration.kind === 'register' && { expires: 600 }) },
    callerId: {
      outbound: { ...FULL.callerId.outbound, diversion: ['Diversion'], domain: null },
      inbound: { ...FULL.callerId.inbound, passesIdentity: true },
    },
    health: { everySeconds: 0, failures: 3 },
  };
  expect(isAdvancedSet(rest)).toBe(false);
});

test('a proxy whose name was taken away is none; one with a port alone is said to lack its name', () => {
  const proxy = { host: '', port: null, transport: 'tls' } as const;
  expect(settingsOf({ ...PLAIN, outboundProxy: proxy }).outboundProxy).toBeNull();
  const nameless = settingsOf({ ...PLAIN, outboundProxy: { ...proxy, port: 5_061 } });
  expect(trunkSettings.safeParse(nameless).error?.issues[0]?.path).toEqual(['outboundProxy', 'host']);
});

test('networks are read as people write them, and those that are none are named', () => {
  const typed = ' 203.0.113.0/24, 198.51.100.7\n\n2001:db8::/32;carrier.example 10.0.0.0/99\n';
  const networks = networksOf(typed);
  expect(networks).toEqual(['203.0.113.0/24', '198.51.100.7', '2001:db8::/32', 'carrier.example', '10.0.0.0/99']);
  expect(wrongNetworks(networks)).toEqual(['carrier.example', '10.0.0.0/99']);
});
