import { expect, test } from 'vitest';
import { bindUdp } from './udp.ts';

const SECRET = new Uint8Array(16).fill(7);

test.each(['127.0.0.1', '0.0.0.0', '::1', '::'])(
  'a datagram to ourselves comes by %s, behind what came before it',
  async (address) => {
    const read: string[] = [];
    const message = (): void => void read.push('message');
    await using socket = await bindUdp({ address, port: 0 }, { message, sent: () => {} });
    const near = address.includes(':') ? '::1' : '127.0.0.1';
    await using peer = await bindUdp({ address: near, port: 0 }, { message: () => {}, sent: () => {} });
    const there = { address: near, port: socket.local.port };
    peer.channelTo(there).send('OPTIONS sip:a SIP/2.0', () => {});
    await new Promise<void>((resolve) => {
      socket.probe?.(SECRET, () => {
        read.push('probe');
        resolve();
      });
    });
    expect(read).toEqual(['message', 'probe']);
  },
);

test('what others send is never taken for it', async () => {
  const read: string[] = [];
  const came = Promise.withResolvers<void>();
  const message = (bytes: Uint8Array): void => {
    read.push(Buffer.from(bytes).toString());
    if (read.length === 2) came.resolve();
  };
  await using socket = await bindUdp({ address: '127.0.0.1', port: 0 }, { message, sent: () => {} });
  await using peer = await bindUdp({ address: '127.0.0.1', port: 0 }, { message: () => {}, sent: () => {} });
  const there = peer.channelTo(socket.local);
  const probed: string[] = [];
  there.send('twenty bytes of them', () => {});
  socket.probe?.(SECRET, () => probed.push('probe'));
  there.send('twenty bytes of ours', () => {});
  await came.promise;
  expect([read, probed]).toEqual([['twenty bytes of them', 'twenty bytes of ours'], ['probe']]);
});
