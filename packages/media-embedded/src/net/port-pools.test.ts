import { expect, test } from 'vitest';
import { PortPools } from './port-pools.ts';

const FOUR = { address: '127.0.0.1', low: 20_000, high: 20_003 };
const SIX = { address: '::1', low: 20_000, high: 20_003 };
const nobody = () => undefined;

test('a family without an address of ours is refused by its name, whichever it is', async () => {
  await expect(new PortPools([FOUR]).take(6, nobody, nobody)).rejects.toMatchObject({ code: 'sdp/no-ipv6' });
  await expect(new PortPools([SIX]).take(4, nobody, nobody)).rejects.toMatchObject({ code: 'sdp/no-ipv4' });
});
