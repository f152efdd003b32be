import { describe, expect, test } from 'vitest';
import { parseUri } from '../message/uri.ts';
import { SeededRandom } from '../testing/random.ts';
import { locate } from './locate.ts';
import { orderRecords } from './order-records.ts';
import type { Resolver, SrvRecord } from './resolver.ts';

const record = (target: string, port: number, priority = 1, weight = 0): SrvRecord => ({
  target,
  port,
  priority,
  weight,
});

const SRV: Readonly<Record<string, readonly SrvRecord[]>> = {
  '_sip._udp.carrier.test': [record('b.carrier.test', 5070, 20), record('a.carrier.test', 5060, 10)],
  '_sip._tcp.carrier.test': [record('a.carrier.test', 5080)],
  '_sips._tcp.carrier.test': [record('a.carrier.test', 5081)],
  '_sip._udp.closed.test': [record('', 0)],
  '_sip._udp.lost.test': [record('nowhere.test', 5060), record('a.carrier.test', 5062, 2)],
};
const HOSTS: Readonly<Record<string, readonly string[]>> = {
  'a.carrier.test': ['192.0.2.1', '2001:db8::1'],
  'b.carrier.test': ['192.0.2.2'],
  'plain.test': ['192.0.2.9', '192.0.2.10'],
  'closed.test': ['192.0.2.66'],
};

async function hopsTo(text: string): Promise<{ hops: string[]; asked: string[] }> {
  const asked: string[] = [];
  const resolver: Resolver = {
    srv: (name) => {
      asked.push(name);
      return Promise.resolve(SRV[name] ?? []);
    },
    addresses: (host) => Promise.resolve(HOSTS[host] ?? []),
  };
  const uri = parseUri(text);
  if (!uri.ok) throw new Error(text);
  const hops = await locate(uri.value, resolver, () => 0);
  return {
    hops: hops.map(({ transport, address, port, serverName }) =>
      [transport, address, port, ...(serverName === undefined ? [] : [serverName])].join(' '),
    ),
    asked,
  };
}

describe('where a URI leads (RFC 3263 §4)', () => {
  test.each<[string, string[]]>([
    // A numeric host: UDP and 5060, unless something else is said.
    ['sip:x@192.0.2.7', ['udp 192.0.2.7 5060']],
    ['sip:x@192.0.2.7:5070', ['udp 192.0.2.7 5070']],
    ['sip:x@192.0.2.7;transport=tcp', ['tcp 192.0.2.7 5060']],
    ['sip:x@192.0.2.7;transport=tls', ['tls 192.0.2.7 5061']],
    ['sips:x@192.0.2.7', ['tls 192.0.2.7 5061']],
    ['sip:x@[2001:db8::7]:5070', ['udp 2001:db8::7 5070']],
    // A port: no SRV.
    ['sip:x@plain.test:5080', ['udp 192.0.2.9 5080', 'udp 192.0.2.10 5080']],
    ['sip:x@carrier.test:5080', []],
    ['sips:x@plain.test:5071', ['tls 192.0.2.9 5071 plain.test', 'tls 192.0.2.10 5071 plain.test']],
    // SRV by priority, UDP before TCP, each record at all its addresses.
    [
      'sip:x@carrier.test',
      [
        'udp 192.0.2.1 5060',
        'udp 2001:db8::1 5060',
        'udp 192.0.2.2 5070',
        'tcp 192.0.2.1 5080',
        'tcp 2001:db8::1 5080',
      ],
    ],
    ['sip:x@Carrier.TEST;transport=TCP', ['tcp 192.0.2.1 5080', 'tcp 2001:db8::1 5080']],
    // Over TLS it is the domain asked for that must be proven, not where its records lead.
    ['sips:x@carrier.test', ['tls 192.0.2.1 5081 carrier.test', 'tls 2001:db8::1 5081 carrier.test']],
    ['sips:x@carrier.test;transport=tcp', ['tls 192.0.2.1 5081 carrier.test', 'tls 2001:db8::1 5081 carrier.test']],
    ['sip:x@carrier.test;transport=tls', ['tls 192.0.2.1 5081 carrier.test', 'tls 2001:db8::1 5081 carrier.test']],
    // No SRV: the host itself.
    ['sip:x@plain.test', ['udp 192.0.2.9 5060', 'udp 192.0.2.10 5060']],
    ['sip:x@plain.test;transport=tcp', ['tcp 192.0.2.9 5060', 'tcp 192.0.2.10 5060']],
    ['sips:x@plain.test', ['tls 192.0.2.9 5061 plain.test', 'tls 192.0.2.10 5061 plain.test']],
    // A record that leads nowhere is passed over; a service that is closed stays closed.
    ['sip:x@lost.test', ['udp 192.0.2.1 5062', 'udp 2001:db8::1 5062']],
    ['sip:x@closed.test', []],
    // maddr says where to go instead of the host.
    ['sip:x@carrier.test;maddr=192.0.2.99', ['udp 192.0.2.99 5060']],
    ['sip:x@carrier.test;maddr=plain.test', ['udp 192.0.2.9 5060', 'udp 192.0.2.10 5060']],
    // Nowhere.
    ['sip:x@nowhere.test', []],
    ['sip:x@plain.test;transport=ws', []],
    ['sips:x@plain.test;transport=udp', []],
    ['tel:+48221234567', []],
  ])('%s', async (uri, hops) => {
    expect((await hopsTo(uri)).hops).toEqual(hops);
  });

  test('an address, or a port, asks no SRV', async () => {
    for (const uri of ['sip:x@192.0.2.7', 'sip:x@[2001:db8::7]', 'sip:x@plain.test:5060']) {
      expect((await hopsTo(uri)).asked).toEqual([]);
    }
    expect((await hopsTo('sip:x@plain.test')).asked).toEqual(['_sip._udp.plain.test', '_sip._tcp.plain.test']);
  });

  test('no more than 20 places are tried', async () => {
    const addresses = Array.from({ length: 300 }, (_, n) => `192.0.2.${n}`);
    const resolver: Resolver = { srv: () => Promise.resolve([]), addresses: () => Promise.resolve(addresses) };
    expect(await locate({ scheme: 'sip', host: 'many.test', params: {} }, resolver, () => 0)).toHaveLength(20);
  });
});

describe('SRV records of one priority (RFC 2782)', () => {
  const three = [record('a', 1, 1, 60), record('b', 1, 1, 30), record('c', 1, 1, 10), record('last', 1, 2, 100)];

  test('are drawn in proportion to their weights, each once, the next priority behind', () => {
    const random = new SeededRandom(5);
    const first: Record<string, number> = {};
    for (let round = 0; round < 10_000; round++) {
      const order = orderRecords(three, () => random.below(2 ** 30) / 2 ** 30).map(({ target }) => target);
      expect(order.toSorted()).toEqual(['a', 'b', 'c', 'last']);
      expect(order[3]).toBe('last');
      const [target = ''] = order;
      first[target] = (first[target] ?? 0) + 1;
    }
    for (const [target, share] of [
      ['a', 0.6],
      ['b', 0.3],
      ['c', 0.1],
    ] as const) {
      expect(Math.abs((first[target] ?? 0) / 10_000 - share)).toBeLessThan(0.02);
    }
  });

  test('without weight come last but for a small chance, and all of them come', () => {
    const records = [record('none', 1, 1, 0), record('some', 1, 1, 100), record('none too', 1, 1, 0)];
    expect(orderRecords(records, () => 0.5).map(({ target }) => target)).toEqual(['some', 'none', 'none too']);
    expect(orderRecords(records, () => 0).map(({ target }) => target)).toEqual(['none', 'none too', 'some']);
    expect(orderRecords([], () => 0)).toEqual([]);
  });
});
