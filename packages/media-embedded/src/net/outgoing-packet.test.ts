import { expect, test } from 'vitest';
import { PacketRing } from './outgoing-packet.ts';

test('a packet of the same length again needs no new view, one of another length gets its own', () => {
  const packet = new PacketRing().take(200);
  const view = packet.exact(172);
  expect(packet.exact(172)).toBe(view);
  expect(packet.exact(60)).toHaveLength(60);
});

test('bytes a socket still holds are never written again', () => {
  const ring = new PacketRing();
  const held = ring.take(10);
  const inFlight = held.exact(10).fill(7);
  held.giveAway();
  held.exact(10).fill(1);
  for (let i = 0; i < 1_000; i++) ring.take(10).bytes.fill(i);
  expect([...inFlight]).toEqual(Array.from({ length: 10 }, () => 7));
});

test('a packet longer than any of the ring gets memory of its own', () => {
  expect(new PacketRing().take(1_400).bytes).toHaveLength(1_400);
});
