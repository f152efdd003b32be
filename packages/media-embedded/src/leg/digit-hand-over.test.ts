import { expect, test } from 'vitest';
import type { RtpStream } from '../rtp/rtp-receiver.ts';
import { DigitHandOver } from './digit-hand-over.ts';
import type { Arrived } from './leg-output.ts';

// Only its identity counts here.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const stream = {} as RtpStream;

/** A packet of a digit that began at `timestamp` and has lasted for `ticks`. */
function packet(event: number, timestamp: number, ticks: number, isEnd = false): Arrived {
  const payload = Buffer.of(event, isEnd ? 0x8a : 0x0a, ticks >> 8, ticks & 0xff);
  const header = { payloadType: 101, marker: false, sequence: 0, timestamp, ssrc: 1, payloadStart: 0, payloadEnd: 4 };
  return { stream, header, packet: payload, payload: 'telephone-event', clockRate: 8_000, digit: undefined };
}

const heard = (handOver: DigitHandOver, ...packets: Arrived[]) =>
  packets.flatMap((each) => handOver.hear(each, 0)).map(({ digit, ms }) => `${digit} ${ms}`);

test('digits are told in order, each once when it is over, with the time it was pressed for', () => {
  const handOver = new DigitHandOver();
  const one = [packet(1, 0, 160), packet(1, 0, 320), packet(1, 0, 1_280, true), packet(1, 0, 1_280, true)];
  const again = [packet(1, 4_000, 800, true), packet(1, 4_000, 800, true), packet(1, 0, 1_280, true)];
  const hash = [packet(11, 8_000, 160), packet(11, 8_000, 2_400, true)];
  expect(heard(handOver, ...one, ...again, ...hash)).toEqual(['1 160', '1 100', '# 300']);
});

test('one whose end is lost is over when the next begins, or when nothing comes of it any more', () => {
  const handOver = new DigitHandOver();
  expect(heard(handOver, packet(5, 0, 480), packet(6, 2_000, 160))).toEqual(['5 60']);
  expect(handOver.overdue(120)).toEqual([]);
  expect(handOver.overdue(121)).toEqual([{ digit: '6', ms: 40 }]);
  expect([handOver.overdue(500), heard(handOver, packet(6, 2_000, 320, true))]).toEqual([[], []]);
});

test('one that is held for longer than its field counts is one digit of the whole length', () => {
  const handOver = new DigitHandOver();
  const held = [packet(9, 0, 160), packet(9, 0, 0xffff), packet(9, 0xffff, 160), packet(9, 0xffff, 14_465, true)];
  expect(heard(handOver, ...held)).toEqual(['9 10000']);
  expect(heard(handOver, packet(66, 90_000, 160, true))).toEqual([]);
});
