import { expect, test } from 'vitest';
import { isPublicAddress } from './public-address.ts';
import { nextTry } from './retry.ts';
import { isSigned, signedHeaders } from './sign.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const BODY = '{"test": 2432232314}';
const AT = new Date(1_614_265_330_000);
const headers = signedHeaders({ id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', at: AT, body: BODY }, [SECRET]);

test('a delivery is signed as the example of Standard Webhooks is', () => {
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('another body, secret, id or time is not signed', () => {
  const asked = { body: BODY, secret: SECRET, now: AT };
  expect(isSigned(headers, asked)).toBe(true);
  expect(isSigned(headers, { ...asked, body: `${BODY} ` })).toBe(false);
  expect(isSigned(headers, { ...asked, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx' })).toBe(false);
  expect(isSigned({ ...headers, 'webhook-id': 'msg_other' }, asked)).toBe(false);
  expect(isSigned(headers, { ...asked, now: new Date(AT.getTime() + 301_000) })).toBe(false);
  expect(isSigned({}, asked)).toBe(false);
});

test('while a secret is renewed both the new and the old one check, and no third', () => {
  const [renewed, old] = [`whsec_${'A'.repeat(32)}`, SECRET];
  const both = signedHeaders({ id: 'msg_1', at: AT, body: BODY }, [renewed, old]);
  expect(both['webhook-signature']?.split(' ')).toHaveLength(2);
  for (const secret of [renewed, old]) expect(isSigned(both, { body: BODY, secret, now: AT })).toBe(true);
  expect(isSigned(both, { body: BODY, secret: `whsec_${'B'.repeat(32)}`, now: AT })).toBe(false);
});

test('a delivery is tried ever more rarely, for a day', () => {
  let now = AT;
  const waits: number[] = [];
  for (let tries = 1; ; tries++) {
    const next = nextTry({ tries, since: AT, now, chance: 0.5 });
    if (next === 'never') break;
    waits.push((next.getTime() - now.getTime()) / 1_000);
    now = next;
  }
  expect(waits.slice(0, 6)).toEqual([5, 10, 20, 40, 80, 160]);
  expect(Math.max(...waits)).toBe(3_600);
  const hours = (now.getTime() - AT.getTime()) / 3_600_000;
  expect(hours).toBeGreaterThan(22);
  expect(hours).toBeLessThanOrEqual(24);
  expect(nextTry({ tries: 1, since: AT, now: AT, chance: 0 })).toEqual(new Date(AT.getTime() + 4_000));
});

test.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450::1'])(
  '%s is a public address',
  (address) => expect(isPublicAddress(address)).toBe(true),
);

const V4 =
  '127.0.0.1 127.255.0.1 0.0.0.0 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 224.0.0.1 198.18.0.1';
const V6 =
  '::1 :: ::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 2002:7f00:1:: 2001:db8::1';
const NEITHER = '255.255.255.255 192.0.2.1 2001:0:1::1 localhost 0x7f000001 2130706433 127.1';

test.each(`${V4} ${V6} ${NEITHER}`.split(' '))('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));
