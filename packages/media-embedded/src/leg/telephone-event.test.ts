import { expect, test } from 'vitest';
import { DtmfReceiver, DtmfSender } from './telephone-event.ts';

const packet = (event: number, duration: number, end = false) =>
  Uint8Array.of(event, end ? 0x8a : 0x0a, duration >> 8, duration & 0xff);

test('a digit is told once for all its packets, copies of the end included, even if only those arrive', () => {
  const receiver = new DtmfReceiver();
  const stream = {};
  const told = [
    receiver.receive(stream, 1_000, packet(5, 160)),
    receiver.receive(stream, 1_000, packet(5, 800, true)),
    receiver.receive(stream, 1_000, packet(5, 800, true)),
    receiver.receive(stream, 2_600, packet(5, 800, true)),
    receiver.receive(stream, 1_000, packet(5, 800, true)),
  ];
  expect(told).toEqual(['5', undefined, undefined, '5', undefined]);
});

test('a digit held for longer than its field counts stays one digit', () => {
  const receiver = new DtmfReceiver();
  const stream = {};
  expect(receiver.receive(stream, 0, packet(1, 160))).toBe('1');
  receiver.receive(stream, 0, packet(1, 0xffff));
  expect(receiver.receive(stream, 0xffff, packet(1, 160))).toBeUndefined();
});

test('what is no digit or cut short is nothing', () => {
  const receiver = new DtmfReceiver();
  expect(receiver.receive({}, 0, packet(66, 160))).toBeUndefined();
  expect(receiver.receive({}, 0, Uint8Array.of(1))).toBeUndefined();
});

test('a digit is sent as five packets of 20 ms, its end three times, then a pause up to 200 ms', () => {
  const sender = new DtmfSender();
  sender.push('#');
  const steps = Array.from({ length: 10 }, () => sender.step()?.payload);
  expect(
    steps.map(
      (payload) => payload && [payload[0], (payload[1] ?? 0) >> 7, (payload[2] ?? 0) * 256 + (payload[3] ?? 0)],
    ),
  ).toEqual([
    [11, 0, 160],
    [11, 0, 320],
    [11, 0, 480],
    [11, 0, 640],
    [11, 1, 800],
    [11, 1, 800],
    [11, 1, 800],
    undefined,
    undefined,
    undefined,
  ]);
  expect(sender.isEmpty).toBe(true);
});
