import { expect, test } from 'vitest';
import { advertiseAs } from './advertise.ts';

const LOCAL = { address: '10.0.0.5', port: 5060 };
const advertise = advertiseAs('203.0.113.5');

test('a peer out in the world is told the public address, with our port', () => {
  expect(advertise(LOCAL, { address: '198.51.100.7', port: 5070 })).toEqual({ address: '203.0.113.5', port: 5060 });
});

test.each(['10.0.0.9', '192.168.1.1', '127.0.0.1', '2001:db8::1', '::1'])(
  'a peer at %s is told the address it really sees',
  (address) => {
    expect(advertise(LOCAL, { address, port: 5070 })).toBe(LOCAL);
  },
);
