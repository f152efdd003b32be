import { randomBytes, randomInt } from 'node:crypto';
import { assertNever } from '@wpm/kernel';

/** The protocols that share a WebRTC port (RFC 7983), and RTCP. */
export const MEDIA_PROTOCOLS = ['rtp', 'rtcp', 'stun', 'dtls'] as const;
export type MediaProtocol = (typeof MEDIA_PROTOCOLS)[number];

const pick = <T>(values: readonly [T, ...T[]]): T => values[randomInt(values.length)] ?? values[0];

/** A packet that is nearly one of the protocol: half of them real ones with wounds, half chance behind a right beginning. */
export function woundedMedia(protocol: MediaProtocol, real: Buffer): Buffer {
  if (randomInt(2) === 0 && real.length > 0) return woundedCopy(protocol, real);
  switch (protocol) {
    case 'rtp':
      return begunWith([0x80 | randomInt(64), randomInt(256)], 12, 400);
    case 'rtcp':
      return begunWith([0x80 | randomInt(64), 192 + randomInt(32), 0, randomInt(256)], 4, 400);
    case 'stun':
      return stun();
    case 'dtls':
      return dtls();
    default:
      return assertNever(protocol);
  }
}

function begunWith(head: readonly number[], least: number, most: number): Buffer {
  const packet = randomBytes(randomInt(least, most));
  packet.set(head);
  return packet;
}

/** A head with the magic cookie and, mostly, a right length; attributes of any type whose lengths lie. */
function stun(): Buffer {
  const packet = randomBytes(4 * randomInt(5, 60));
  packet.writeUInt16BE(pick([0x0001, 0x0101, 0x0111, 0x0011]), 0);
  packet.writeUInt16BE(randomInt(4) === 0 ? randomInt(65_536) : packet.length - 20, 2);
  packet.writeUInt32BE(0x2112_a442, 4);
  if (packet.length >= 24) packet.writeUInt16BE(pick([0x0006, 0x0008, 0x0020, 0x0024, 0x8028]), 20);
  if (packet.length >= 24 && randomInt(2) === 0) packet.writeUInt16BE(packet.length - 24, 22);
  return packet;
}

/** Records of DTLS 1.2 whose lengths lie, handshake messages of every type among them. */
function dtls(): Buffer {
  const packet = randomBytes(randomInt(13, 400));
  packet.set([pick([20, 21, 22, 23, 25]), 254, pick([253, 255]), 0, randomInt(2)]);
  if (randomInt(3) > 0) packet.writeUInt16BE(packet.length - 13, 11);
  if (packet[0] === 22 && packet.length >= 26) {
    packet[13] = randomInt(25);
    if (randomInt(2) === 0) packet.writeUIntBE(packet.length - 25, 22, 3);
  }
  return packet;
}

/** The real one with three bytes changed and its end cut off; its first byte stays, or it would be another protocol's. */
function woundedCopy(protocol: MediaProtocol, real: Buffer): Buffer {
  const packet = Buffer.from(real);
  for (let i = 0; i < 3; i++) packet[randomInt(1, packet.length)] = randomInt(256);
  if (protocol === 'rtcp' && packet.length > 1) packet[1] = pick([200, 201, 202, 203]);
  return packet.subarray(0, randomInt(1, packet.length + 1));
}
