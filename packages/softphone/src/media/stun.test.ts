import { expect, test } from 'vitest';
import { iceServersFor, isStunAddress, keepStun, storedStun } from './stun.ts';

test.each(['stun.example.com', 'stun.example.com:3478', '192.0.2.1:3478', '[2001:db8::1]:3478', 'h'])(
  'a STUN address: %s',
  (address) => {
    expect(isStunAddress(address)).toBe(true);
    expect(iceServersFor({ on: true, address })).toEqual([{ urls: `stun:${address}` }]);
  },
);

test.each(['', 'stun:stun.example.com', 'a b', 'http://x', 'x:port', 'x?transport=tcp', '-x'])(
  'no STUN address, so a connection is made without: %j',
  (address) => {
    expect(isStunAddress(address)).toBe(false);
    expect(iceServersFor({ on: true, address })).toEqual([]);
  },
);

test('what is set is kept, and off until it is turned on', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(storedStun(storage)).toEqual({ on: false, address: '' });
  keepStun({ on: true, address: ' stun.example.com ' }, storage);
  expect(storedStun(storage)).toEqual({ on: true, address: 'stun.example.com' });
  keepStun({ on: false, address: 'stun.example.com' }, storage);
  expect(iceServersFor(storedStun(storage))).toEqual([]);
});
