import { ManualClock } from '@wpm/kernel';
import type { Flow } from '@wpm/sip';
import { expect, test } from 'vitest';
import { KnownSources } from './known-sources.ts';

const from = (address: string, port = 5060, more: Partial<Flow> = {}): Flow => {
  const local = { address: '192.0.2.1', port: 5060 };
  return { id: `${address} ${port}`, transport: 'udp', remote: { address, port }, local, open: true, ...more };
};

function setUp() {
  const clock = new ManualClock();
  const trunks = new Set<string>();
  const asked: string[] = [];
  const isTrunk = ({ id, remote }: Flow) => {
    asked.push(id);
    return trunks.has(remote.address);
  };
  return { clock, trunks, asked, known: new KnownSources(clock, isTrunk) };
}

test('a place a phone has proven itself from is known from any of its ports, for a quarter of an hour; others are not', () => {
  const { clock, known } = setUp();
  expect(known.has(from('192.0.2.7'))).toBe(false);
  known.remember(from('192.0.2.7'));
  expect([known.has(from('192.0.2.7', 40_000)), known.has(from('192.0.2.8'))]).toEqual([true, false]);
  known.remember(from('2001:db8:1:2::7'));
  expect([known.has(from('2001:db8:1:2::8')), known.has(from('2001:db8:1:3::7'))]).toEqual([true, false]);
  clock.advance(15 * 60_000);
  expect(known.has(from('192.0.2.7'))).toBe(false);
});

test('a trunk is known a second after it was set up at the latest, and is not looked for with every message', () => {
  const { clock, trunks, asked, known } = setUp();
  const flow = from('198.51.100.1');
  expect(known.has(flow)).toBe(false);
  trunks.add('198.51.100.1');
  clock.advance(1_000);
  for (let n = 0; n < 100; n++) expect(known.has(flow)).toBe(true);
  expect(asked).toHaveLength(2);
});

test('whoever opened a WebSocket with a ticket is known', () => {
  expect(setUp().known.has(from('192.0.2.7', 40_000, { transport: 'wss', identity: 'sip:anna@demo.local' }))).toBe(
    true,
  );
});
