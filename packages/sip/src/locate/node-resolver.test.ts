import { ManualClock } from '@wpm/kernel';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Dns, nodeResolver } from './node-resolver.ts';

const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));
const none = failing('ENOTFOUND');

let clock: ManualClock;
let asked: string[];
let dns: Dns;

beforeEach(() => {
  clock = new ManualClock();
  asked = [];
  dns = { resolveSrv: none, resolve4: none, resolve6: none, lookup: none };
});

const resolver = () =>
  nodeResolver({
    clock,
    using: {
      resolveSrv: (name) => (asked.push(name), dns.resolveSrv(name)),
      resolve4: (host, options) => (asked.push(host), dns.resolve4(host, options)),
      resolve6: (host, options) => dns.resolve6(host, options),
      lookup: (host, options) => dns.lookup(host, options),
    },
  });

const answering = (address: string, ttl: number) => () => Promise.resolve([{ address, ttl }]);

test('addresses of both kinds are good for the shortest of their TTLs', async () => {
  dns = { ...dns, resolve4: answering('192.0.2.1', 60), resolve6: answering('2001:db8::1', 40) };
  const names = resolver();
  expect(await names.addresses('A.test')).toEqual(['192.0.2.1', '2001:db8::1']);
  clock.advance(39_999);
  await names.addresses('a.test');
  expect(asked).toEqual(['a.test']);
  clock.advance(1);
  await names.addresses('a.test');
  expect(asked).toEqual(['a.test', 'a.test']);
});

test('a TTL of nothing still spares the server for five seconds', async () => {
  dns = { ...dns, resolve4: answering('192.0.2.1', 0) };
  const names = resolver();
  for (let n = 0; n < 100; n++) await names.addresses('a.test');
  clock.advance(4_999);
  await names.addresses('a.test');
  expect(asked).toHaveLength(1);
});

test('a name only the system knows is found as other programs find it', async () => {
  dns = { ...dns, lookup: () => Promise.resolve([{ address: '127.0.0.1' }]) };
  expect(await resolver().addresses('localhost')).toEqual(['127.0.0.1']);
});

test('that there is none is remembered for half a minute', async () => {
  const names = resolver();
  expect(await names.addresses('none.test')).toEqual([]);
  expect(await names.srv('_sip._udp.none.test')).toEqual([]);
  clock.advance(29_999);
  expect(await names.addresses('none.test')).toEqual([]);
  expect(asked).toHaveLength(2);
  clock.advance(1);
  await names.addresses('none.test');
  expect(asked).toHaveLength(3);
});

describe('while no server answers', () => {
  test.each(['ETIMEOUT', 'ESERVFAIL', 'ECONNREFUSED'])('what was known stays good (%s)', async (code) => {
    const records = [{ name: 'a.test', port: 5060, priority: 1, weight: 2 }];
    const expected = [{ target: 'a.test', port: 5060, priority: 1, weight: 2 }];
    dns = { ...dns, resolveSrv: () => Promise.resolve(records) };
    const names = resolver();
    expect(await names.srv('_sip._udp.a.test')).toEqual(expected);
    dns = { ...dns, resolveSrv: failing(code) };
    for (let minute = 0; minute < 10; minute++) {
      clock.advance(60_000);
      expect(await names.srv('_sip._udp.a.test')).toEqual(expected);
    }
    dns = { ...dns, resolveSrv: none };
    clock.advance(5_000);
    expect(await names.srv('_sip._udp.a.test')).toEqual([]);
  });

  test('what was never known is asked for again after five seconds', async () => {
    dns = { ...dns, resolve4: failing('ETIMEOUT'), resolve6: failing('ETIMEOUT'), lookup: failing('EAI_AGAIN') };
    const names = resolver();
    expect(await names.addresses('a.test')).toEqual([]);
    dns = { ...dns, resolve4: answering('192.0.2.1', 60) };
    expect(await names.addresses('a.test')).toEqual([]);
    clock.advance(5_000);
    expect(await names.addresses('a.test')).toEqual(['192.0.2.1']);
  });
});

test('many who ask at the same time ask once', async () => {
  dns = { ...dns, resolve4: answering('192.0.2.1', 60) };
  const names = resolver();
  await Promise.all(Array.from({ length: 50 }, () => names.addresses('a.test')));
  expect(asked).toEqual(['a.test']);
});

test('only so many names are remembered', async () => {
  const names = resolver();
  for (let n = 0; n <= 2_000; n++) await names.srv(`n${n}`);
  await names.srv('n2000');
  expect(asked).toHaveLength(2_001);
  await names.srv('n0');
  expect(asked).toHaveLength(2_002);
});

test('the system itself is asked by default, and never throws', async () => {
  expect(await nodeResolver().addresses('localhost')).not.toEqual([]);
});
