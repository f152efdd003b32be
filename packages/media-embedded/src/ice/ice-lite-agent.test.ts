import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { CONSENT_MS, IceLiteAgent } from './ice-lite-agent.ts';
import { ATTRIBUTE, STUN, isAuthentic, readStun, writeStun, xorMappedAddress } from './stun-message.ts';

const FROM = { address: '192.0.2.1', port: 32_853 };
const REMOTE = { ufrag: 'them', password: 'theirtheirtheirtheirtheir' };

function agent() {
  let made = 0;
  return new IceLiteAgent(() => ({ ufrag: `us${(made += 1)}00`, password: `password-number-${made}-of-ours` }), 0);
}

type Request = { ufrag: string; password: string; nominate?: boolean; controlled?: boolean };

function check({ ufrag, password, nominate = false, controlled = false }: Request): Buffer {
  const attributes: [number, Uint8Array][] = [[ATTRIBUTE.username, Buffer.from(`${ufrag}:${REMOTE.ufrag}`)]];
  attributes.push([controlled ? ATTRIBUTE.iceControlled : ATTRIBUTE.iceControlling, randomBytes(8)]);
  if (nominate) attributes.push([ATTRIBUTE.useCandidate, Buffer.alloc(0)]);
  return writeStun({ type: STUN.bindingRequest, transactionId: randomBytes(12) }, attributes, password);
}

function handle(ice: IceLiteAgent, bytes: Buffer, now = 0) {
  const message = readStun(bytes);
  if (!message) throw new Error('not STUN');
  return ice.onCheck(message, FROM, now);
}

test('an authentic check is answered with the address it came from, and tells a nomination', () => {
  const ice = agent();
  ice.setRemote(REMOTE, 0);
  const outcome = handle(ice, check({ ...ice.local, nominate: true }));
  expect(outcome).toMatchObject({ kind: 'authenticated', nominated: true });
  const response = outcome.kind === 'authenticated' ? readStun(outcome.response) : undefined;
  expect(response?.type).toBe(STUN.bindingSuccess);
  expect(response && isAuthentic(response, ice.local.password)).toBe(true);
  expect(response?.attributes.has(ATTRIBUTE.xorMappedAddress)).toBe(true);
});

test('a check with the wrong password or of another far end is ignored', () => {
  const ice = agent();
  ice.setRemote({ ...REMOTE, ufrag: 'else' }, 0);
  expect(handle(ice, check(ice.local)).kind).toBe('ignored');
  ice.setRemote({ ...REMOTE }, 0);
  expect(handle(ice, check({ ...ice.local, password: 'guessguessguessguessguess' })).kind).toBe('ignored');
});

test('a far end that wants us to control is told of the conflict', () => {
  const ice = agent();
  expect(handle(ice, check({ ...ice.local, controlled: true })).kind).toBe('refused');
});

test('consent lasts 30 s after the last authentic check and not a moment longer', () => {
  const ice = agent();
  handle(ice, check(ice.local), 5_000);
  expect(ice.hasConsent(5_000 + CONSENT_MS - 1)).toBe(true);
  expect(ice.hasConsent(5_000 + CONSENT_MS)).toBe(false);
});

test('after a restart the old credentials work until the first check with the new', () => {
  const ice = agent();
  ice.setRemote(REMOTE, 0);
  const before = ice.local;
  ice.setRemote({ ...REMOTE, ufrag: 'new1' }, 0);
  expect(ice.local).not.toEqual(before);
  expect(handle(ice, check(before)).kind).toBe('authenticated');
  ice.setRemote({ ufrag: 'new1', password: REMOTE.password }, 0);
  const attributes = [[ATTRIBUTE.username, Buffer.from(`${ice.local.ufrag}:new1`)]] as const;
  const fresh = { type: STUN.bindingRequest, transactionId: randomBytes(12) };
  expect(handle(ice, writeStun(fresh, attributes, ice.local.password)).kind).toBe('authenticated');
  expect(handle(ice, check(before)).kind).toBe('ignored');
});

test('XOR-MAPPED-ADDRESS is the one of RFC 5769 section 2.2 and 2.3', () => {
  const transactionId = Buffer.from('b7e7a701bc34d686fa87dfae', 'hex');
  expect(xorMappedAddress(FROM, transactionId).toString('hex')).toBe('0001a147e112a643');
  const six = { address: '2001:db8:1234:5678:11:2233:4455:6677', port: 32_853 };
  expect(xorMappedAddress(six, transactionId).toString('hex')).toBe('0002a1470113a9faa5d3f179bc25f4b5bed2b9d9');
});

test('the sample request of RFC 5769 section 2.1 is read and authentic', () => {
  const sample = Buffer.from(
    '000100582112a442b7e7a701bc34d686fa87dfae80220010' +
      '5354554e207465737420636c69656e74002400046e0001ff80290008932ff9b151263b36' +
      '000600096576746a3a68367659202020000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a280280004e57a3bcf',
    'hex',
  );
  const message = readStun(sample);
  expect(message?.attributes.get(ATTRIBUTE.username)?.toString()).toBe('evtj:h6vY');
  expect(message && isAuthentic(message, 'VOkJxbRl1RmTxUk/WvJxBt')).toBe(true);
  sample[30] = (sample[30] ?? 0) ^ 1;
  expect(readStun(sample)).toBeUndefined();
});
