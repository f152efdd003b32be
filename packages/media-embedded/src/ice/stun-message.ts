import { createHmac, timingSafeEqual } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { type TransportAddress, familyOf } from '../net/transport-address.ts';

const HEADER = 20;
const MAGIC_COOKIE = 0x2112_a442;
const FINGERPRINT_MASK = 0x5354_554e;
/** A binding request never needs more attributes; a longer list is an attack on our time. */
const MAX_ATTRIBUTES = 32;

/** RFC 8489 §5: the message types ICE uses. */
export const STUN = { bindingRequest: 0x0001, bindingSuccess: 0x0101, bindingError: 0x0111 } as const;

/** RFC 8489 §18.3 and RFC 8445 §20.1. */
export const ATTRIBUTE = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  xorMappedAddress: 0x0020,
  priority: 0x0024,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  iceControlled: 0x8029,
  iceControlling: 0x802a,
} as const;

export interface StunMessage {
  readonly type: number;
  /** 12 bytes. */
  readonly transactionId: Buffer;
  /** The first of each type before MESSAGE-INTEGRITY; what follows it is not to be believed (RFC 8489 §14.5). */
  readonly attributes: ReadonlyMap<number, Buffer>;
  /** The message as it came, and where its MESSAGE-INTEGRITY begins; undefined if it has none. */
  readonly bytes: Buffer;
  readonly integrityAt: number | undefined;
}

/** Reads a STUN message of ICE: well-formed, and with a right FINGERPRINT at its end (RFC 8445 §7.1.1 demands it). */
export function readStun(bytes: Buffer): StunMessage | undefined {
  if (bytes.length < HEADER || bytes.length % 4 !== 0 || bytes.readUInt32BE(4) !== MAGIC_COOKIE) return undefined;
  if (bytes.readUInt16BE(2) !== bytes.length - HEADER || !hasFingerprint(bytes)) return undefined;
  const attributes = new Map<number, Buffer>();
  let integrityAt: number | undefined;
  for (let at = HEADER, n = 0; at + 4 <= bytes.length; n++) {
    const type = bytes.readUInt16BE(at);
    const length = bytes.readUInt16BE(at + 2);
    if (at + 4 + length > bytes.length || n >= MAX_ATTRIBUTES) return undefined;
    if (type === ATTRIBUTE.messageIntegrity) {
      if (length !== 20) return undefined;
      integrityAt = at;
      break;
    }
    if (!attributes.has(type)) attributes.set(type, bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length + ((4 - (length % 4)) % 4);
  }
  return { type: bytes.readUInt16BE(0), transactionId: bytes.subarray(8, HEADER), attributes, bytes, integrityAt };
}

function hasFingerprint(bytes: Buffer): boolean {
  const at = bytes.length - 8;
  if (at < HEADER || bytes.readUInt32BE(at) !== ((ATTRIBUTE.fingerprint << 16) | 4) >>> 0) return false;
  return bytes.readUInt32BE(at + 4) === (crc32(bytes.subarray(0, at)) ^ FINGERPRINT_MASK) >>> 0;
}

/** Whether MESSAGE-INTEGRITY was made with this password (RFC 8489 §14.5). */
export function isAuthentic(message: StunMessage, password: string): boolean {
  const { bytes, integrityAt } = message;
  if (integrityAt === undefined) return false;
  const expected = integrityOf(bytes, integrityAt, password);
  return timingSafeEqual(expected, bytes.subarray(integrityAt + 4, integrityAt + 24));
}

/** HMAC-SHA1 over what precedes the attribute, with the length as if the message ended with it. */
function integrityOf(bytes: Buffer, integrityAt: number, password: string): Buffer {
  const head = Buffer.from(bytes.subarray(0, integrityAt));
  head.writeUInt16BE(integrityAt - HEADER + 24, 2);
  return createHmac('sha1', password).update(head).digest();
}

/** Writes a message with MESSAGE-INTEGRITY and FINGERPRINT. */
export function writeStun(
  { type, transactionId }: Pick<StunMessage, 'type' | 'transactionId'>,
  attributes: readonly (readonly [type: number, value: Uint8Array])[],
  password: string,
): Buffer {
  const body = attributes.map(([name, value]) => attributeBytes(name, value));
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(type, 0);
  header.writeUInt32BE(MAGIC_COOKIE, 4);
  header.set(transactionId, 8);
  const message = Buffer.concat([header, ...body, Buffer.alloc(24 + 8)]);
  message.writeUInt16BE(message.length - HEADER, 2);
  const integrityAt = message.length - 32;
  message.writeUInt32BE((ATTRIBUTE.messageIntegrity << 16) | 20, integrityAt);
  integrityOf(message, integrityAt, password).copy(message, integrityAt + 4);
  const fingerprintAt = message.length - 8;
  message.writeUInt32BE(((ATTRIBUTE.fingerprint << 16) | 4) >>> 0, fingerprintAt);
  message.writeUInt32BE((crc32(message.subarray(0, fingerprintAt)) ^ FINGERPRINT_MASK) >>> 0, fingerprintAt + 4);
  return message;
}

function attributeBytes(type: number, value: Uint8Array): Buffer {
  const bytes = Buffer.alloc(4 + value.length + ((4 - (value.length % 4)) % 4));
  bytes.writeUInt16BE(type, 0);
  bytes.writeUInt16BE(value.length, 2);
  bytes.set(value, 4);
  return bytes;
}

/** Value of XOR-MAPPED-ADDRESS (RFC 8489 §14.2), either family. */
export function xorMappedAddress(from: TransportAddress, transactionId: Buffer): Buffer {
  const ip = ipBytes(from.address);
  const value = Buffer.alloc(4 + ip.length);
  value[1] = ip.length === 16 ? 2 : 1;
  value.writeUInt16BE(from.port ^ (MAGIC_COOKIE >>> 16), 2);
  const mask = Buffer.alloc(16);
  mask.writeUInt32BE(MAGIC_COOKIE, 0);
  mask.set(transactionId, 4);
  ip.forEach((byte, i) => (value[4 + i] = byte ^ (mask[i] ?? 0)));
  return value;
}

function ipBytes(address: string): Buffer {
  if (familyOf(address) === 4) return Buffer.from(address.split('.').map(Number));
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const [before, after] = [hexGroups(head), hexGroups(tail ?? '')];
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => 0);
  return Buffer.from([...before, ...zeros, ...after].flatMap((group) => [group >> 8, group & 0xff]));
}

const hexGroups = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));

/** Value of ERROR-CODE (RFC 8489 §14.8). */
export function errorCode(code: number, reason: string): Buffer {
  const head = Buffer.from([0, 0, Math.floor(code / 100), code % 100]);
  return Buffer.concat([head, Buffer.from(reason)]);
}
