import { expect, test } from 'vitest';
import type { RtpHeader } from './rtp-packet.ts';
import { RtpReceiver } from './rtp-receiver.ts';

const header = (sequence: number, ssrc = 1): RtpHeader => ({
  payloadType: 8,
  marker: false,
  sequence: sequence % 65_536,
  timestamp: (sequence * 160) % 2 ** 32,
  ssrc,
  payloadStart: 12,
  payloadEnd: 172,
});

test('loss, duplicates and the rollover of the sequence number are counted right', () => {
  const receiver = new RtpReceiver();
  for (const sequence of [65_533, 65_534, 65_536, 65_537, 65_537, 65_539]) receiver.receive(header(sequence));
  expect([receiver.received, receiver.lost]).toEqual([5, 2]);
});

test('a lone packet far away is not believed; two in a row are a restarted sender', () => {
  const receiver = new RtpReceiver();
  const first = receiver.receive(header(1_000));
  expect(receiver.receive(header(30_000))).toBeUndefined();
  expect(receiver.receive(header(1_001))).toBe(first);
  expect(receiver.receive(header(30_000))).toBeUndefined();
  const restarted = receiver.receive(header(30_001));
  expect(restarted).not.toBe(first);
  expect([receiver.received, receiver.lost]).toEqual([3, 0]);
});

test('jitter is the smoothed change of transit time of RFC 3550', () => {
  const receiver = new RtpReceiver();
  for (let i = 0; i < 400; i++) {
    receiver.receive(header(i))?.measure(header(i).timestamp, 8_000, i * 20 + (i % 2) * 10);
  }
  expect(receiver.stream?.jitterMs).toBeCloseTo(10, 1);
});

test('over the whole leg the mean and the greatest jitter are kept, also when the sender restarts', () => {
  const receiver = new RtpReceiver();
  expect(receiver.jitter.value).toBeNull();
  for (const ssrc of [1, 2]) {
    for (let i = 0; i < 400; i++) {
      const stream = receiver.receive(header(i, ssrc));
      const late = ssrc === 1 ? (i % 2) * 10 : 0;
      if (stream) receiver.measure(stream, { timestamp: header(i).timestamp, clockRate: 8_000, now: i * 20 + late });
    }
  }
  expect(receiver.jitter.value?.max).toBeCloseTo(10, 1);
  // Half of the time 10 ms, but for the first packets: it is smoothed over 16.
  expect(receiver.jitter.value?.mean).toBeGreaterThan(4.5);
  expect(receiver.jitter.value?.mean).toBeLessThan(5);
});

test('a packet that came late is not the newest', () => {
  const receiver = new RtpReceiver();
  const newest = [10, 12, 11, 13].map((sequence) => receiver.receive(header(sequence))?.isNewest);
  expect(newest).toEqual([true, true, false, true]);
});

test('a codec with another clock bends no jitter', () => {
  const receiver = new RtpReceiver();
  let ticks = 0;
  for (let i = 0; i < 100; i++) {
    const clockRate = Math.floor(i / 10) % 2 === 0 ? 8_000 : 48_000;
    receiver.receive(header(i))?.measure((ticks += clockRate / 50), clockRate, i * 20);
  }
  expect(receiver.stream?.jitterMs).toBeCloseTo(0, 9);
});
