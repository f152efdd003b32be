import { type AuditedTrunk, auditedTrunk } from '@wpm/contract';
import { expect, test } from 'vitest';
import { en } from '../i18n/en.ts';
import { pl } from '../i18n/pl.ts';
import { trunkChangesOf } from './trunk-changes.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nQQ==\n-----END CERTIFICATE-----';
const trunkOf = (changes: object = {}): AuditedTrunk =>
  auditedTrunk.parse({
    name: 'Operator',
    peers: [{ host: 'sip.operator.pl', transport: 'tls' }],
    password: 'none',
    credentials: 'none',
    ...changes,
  });

test('what became of a trunk is said in the words of its form, and what stayed is not', () => {
  const registration = { kind: 'register', domain: 'operator.pl', user: '48221000100', expires: 3_600 };
  const before = trunkOf({ registration, password: 'set', tlsCa: PEM });
  const after = trunkOf({
    registration: { ...registration, expires: 600, realm: 'voip' },
    password: 'changed',
    tlsCa: PEM.replace('QQ', 'Qg'),
    enabled: false,
    peers: [...before.peers, { host: '2001:db8::1', port: 5061 }],
    codecs: ['opus', 'PCMA'],
    numbers: { outbound: { format: 'national', rules: [{ prefix: '112', add: '48' }] } },
    callerId: { outbound: { withheld: true } },
    limits: { outbound: 5 },
  });
  expect(trunkChangesOf(before, after, pl)).toEqual([
    { path: 'Łącze włączone', before: 'tak', after: 'nie' },
    { path: 'Hasło', before: 'ustawione', after: 'zmienione' },
    { path: 'Realm (nieobowiązkowy)', before: '–', after: 'voip' },
    { path: 'Na ile sekund prosić o rejestrację', before: '3600', after: '600' },
    { path: 'Adresy', before: 'sip.operator.pl TLS', after: 'sip.operator.pl TLS, [2001:db8::1]:5061 UDP' },
    { path: 'Certyfikat urzędu drugiej strony (PEM)', before: 'ustawione', after: 'zmienione' },
    { path: 'Kodeki', before: 'G.711 A-law, G.711 µ-law', after: 'Opus, G.711 A-law' },
    {
      path: 'Jak operator chce numery wybierane',
      before: '+48221000100 (z plusem)',
      after: '221000100 (krajowy)',
    },
    {
      path: 'Wyjątki dla numerów wybieranych',
      before: '–',
      after: 'Początek 112, Usuń znaków 0, Dodaj z przodu 48',
    },
    { path: 'Numer zastrzeżony', before: 'nie', after: 'tak' },
    { path: 'Ile połączeń naraz: Na zewnątrz', before: 'bez limitu', after: '5' },
  ]);
  expect(trunkChangesOf(after, after, pl)).toEqual([]);
});

test('a trunk that was made or removed is told whole, without what is not set', () => {
  const made = trunkChangesOf(null, trunkOf({ registration: { kind: 'accept' }, credentials: 'set' }), en) ?? [];
  expect(made).toContainEqual({ path: 'Name', before: '–', after: 'Operator' });
  expect(made).toContainEqual({ path: 'Credentials of the far end', before: '–', after: 'set' });
  expect(made.map(({ path }) => path)).not.toContain('Password');
  expect(trunkChangesOf(trunkOf(), null, en)).toContainEqual({ path: 'Name', before: 'Operator', after: '–' });
});

test.each([
  [null, null],
  [null, { name: 'Operator', videoCodecs: [] }],
  [{ name: 'Operator' }, trunkOf()],
])('what is no trunk this console knows is left to be shown as it stands: %#', (before, after) =>
  expect(trunkChangesOf(before, after, pl)).toBeUndefined(),
);

test.each([pl, en])('no two settings of a trunk are called the same, or one would be told for both', (words) => {
  const registration = { kind: 'register', domain: 'a.pl', user: 'u', authUser: 'v', realm: 'r' };
  const rules = [{ prefix: '1' }];
  const whole = trunkOf({
    registration,
    password: 'set',
    credentials: 'set',
    outboundProxy: { host: 'p.pl' },
    sources: ['192.0.2.0/24'],
    tlsCa: PEM,
    numbers: { outbound: { rules }, inbound: { rules, callerRules: rules } },
    callerId: { outbound: { trunkNumber: '+48221000100', domain: 'a.pl' } },
  });
  expect(trunkChangesOf(null, whole, words)).toHaveLength(43);
});
