import { expect, test } from 'vitest';
import { accessLines } from './access-lines.ts';

const access = {
  aor: 'sip:anna@demo.local',
  domain: 'demo.local',
  authUser: 'k3m9',
  password: 'secret',
  servers: [],
};

const valuesBy = (server: { transport: 'udp' | 'tcp' | 'tls'; host: string; port: number }) =>
  accessLines(access, server).map(({ field, value }) => [field, value]);

test('a phone is told its domain, both of its users, the password, and the server it connects to', () => {
  expect(valuesBy({ transport: 'tls', host: '192.0.2.1', port: 5061 })).toEqual([
    ['domain', 'demo.local'],
    ['user', 'anna'],
    ['authUser', 'k3m9'],
    ['password', 'secret'],
    ['proxy', '192.0.2.1:5061'],
    ['transport', 'TLS'],
  ]);
});

test('an address of IPv6 stands in brackets, so that its port is not taken for a part of it', () => {
  expect(valuesBy({ transport: 'udp', host: '2001:db8::1', port: 5060 })).toContainEqual([
    'proxy',
    '[2001:db8::1]:5060',
  ]);
});
