import { expect, test } from 'vitest';
import { readRtcp, writeRtcp } from './rtcp-packet.ts';

const block = {
  ssrc: 7,
  fractionLost: 0.5,
  totalLost: -3,
  highestIndex: 70_000,
  jitter: 80,
  lastSenderReport: 0x1234_5678,
  delaySinceLastSenderReport: 65_536,
};
const sender = { ntp: { seconds: 0xdead_beef, fraction: 0x8000_0000 }, timestamp: 160, packets: 2, octets: 320 };

test('a sender report with block, CNAME and BYE is read as it was written', () => {
  const { packet, length } = writeRtcp({ ssrc: 9, cname: 'us', sender, block, bye: true }, 20);
  expect(packet.length).toBe(length + 20);
  expect(length % 4).toBe(0);
  expect(readRtcp(packet, length)).toEqual({
    senderReport: { ssrc: 9, middleNtp: 0xbeef_8000 },
    blocks: [block],
    isReport: true,
  });
});

test('a packet cut anywhere is refused or read without what is missing, never beyond its end', () => {
  const { packet, length } = writeRtcp({ ssrc: 9, cname: 'us', block, bye: false }, 0);
  for (let cut = 1; cut < length; cut++) {
    const heard = readRtcp(packet.subarray(0, cut), cut);
    if (heard) expect(cut).toBe(32);
  }
});

test('a report without blocks is one, feedback or a goodbye alone is none', () => {
  const { packet, length } = writeRtcp({ ssrc: 9, cname: 'us', bye: true }, 0);
  expect(readRtcp(packet, length)).toEqual({ blocks: [], isReport: true });
  expect(readRtcp(packet.subarray(8), length - 8)).toEqual({ blocks: [], isReport: false });
});
