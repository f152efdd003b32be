import { expect, test } from 'vitest';
import { reply, topViaOf } from '../index.ts';
import { LiveStack, written } from '../testing/live-stack.ts';
import { RawConnection } from '../testing/raw-connection.ts';
import { hostOf, plainAddress } from '../transport/address.ts';

test('IPv6 is served over TCP as IPv4 is, both ways (RFC 5118)', async () => {
  await using live = await LiveStack.open({}, '::1');
  const there = await live.stack.listenTcp({ address: '::1', port: 0 });
  live.answer = (incoming) => incoming.respond(reply(incoming.request, 486));
  await using phone = await RawConnection.open(there);
  phone.send(written({ address: '[::1]', port: phone.local.port }).replace('/UDP', '/TCP'));
  expect(topViaOf(await phone.next())).toMatchObject({ host: '[::1]', params: { received: '::1' } });
  expect(live.stack.contactFor({ transport: 'tcp', address: '::1', port: 5060 }, 'x')).toBe(
    `sip:x@[::1]:${there.port};transport=tcp`,
  );
  expect(live.stack.counters.now.connections).toBe(1);
});

test.each([
  ['::ffff:192.0.2.7', '192.0.2.7', '192.0.2.7'],
  ['2001:db8::1', '2001:db8::1', '[2001:db8::1]'],
  ['fe80::1%eth0', 'fe80::1%eth0', '[fe80::1]'],
  ['192.0.2.7', '192.0.2.7', '192.0.2.7'],
])('%s is one peer, %s, written as %s', (address, plain, host) => {
  expect(plainAddress(address)).toBe(plain);
  expect(hostOf({ address: plain })).toBe(host);
});
