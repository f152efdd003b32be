import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HandsetNetwork, whyNoHandsetNetwork } from './handset-network.ts';

const FIXTURE = fileURLToPath(new URL('datagram-ping.fixture.ts', import.meta.url));
const PORT = '4000';

const why = whyNoHandsetNetwork();
if (why) process.stderr.write(`SKIPPED: tests of the simulated network: ${why}\n`);

describe.skipIf(why)('a handset behind a simulated network', () => {
  let network: HandsetNetwork;
  let echo: ChildProcess | undefined;

  beforeAll(async () => {
    network = await HandsetNetwork.open();
    echo = start('server', 'echo', PORT);
    if (echo.stdout) await once(echo.stdout, 'data');
  });
  afterAll(async () => {
    echo?.kill();
    await network?.[Symbol.asyncDispose]();
  });

  /** Starts the fixture inside a namespace. */
  function start(place: 'handset' | 'server', ...args: string[]) {
    const [program = '', ...before] = network.inside(place);
    return spawn(program, [...before, process.execPath, FIXTURE, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  }

  /** Sends so many datagrams from the handset, and says how many came back and how long they took. */
  async function ping(count: number): Promise<{ answered: number; meanMs: number | null }> {
    const child = start('handset', 'send', network.serverAddress, PORT, String(count));
    let said = '';
    child.stdout.on('data', (text) => (said += String(text)));
    await once(child, 'close');
    return JSON.parse(said);
  }

  test('what it is told to lose and delay is lost and delayed, and it counts what it did', async () => {
    await network.wifi.set('both', { delay: 20, loss: 10 });
    await network.wifi.reset();
    const { answered, meanMs } = await ping(300);
    const { there, back } = await network.wifi.stats();
    expect([there.udpIn, answered]).toEqual([300, back.out]);
    expect(there.lost / there.in).toBeGreaterThan(0.04);
    expect(there.lost / there.in).toBeLessThan(0.17);
    expect(there.meanDelayMs).toBeGreaterThanOrEqual(20);
    expect(meanMs).toBeGreaterThanOrEqual(40);
    await network.wifi.set('both', { delay: 0, loss: 0 });
  });

  test('when Wi-Fi goes down the mobile way takes over, and Wi-Fi again when it is back', async () => {
    await network.takeDown('wifi');
    await network.mobile.reset();
    expect((await ping(3)).answered).toBe(3);
    expect((await network.mobile.stats()).there.udpIn).toBe(3);
    await network.bringUp('wifi');
    await network.mobile.reset();
    expect((await ping(3)).answered).toBe(3);
    expect((await network.mobile.stats()).there.udpIn).toBe(0);
  });

  test('a way that is cut loses everything without a word', async () => {
    await network.wifi.cut();
    expect((await ping(3)).answered).toBe(0);
    await network.wifi.restore();
    expect((await ping(3)).answered).toBe(3);
  });

  test('another one beside it, as a killed run leaves behind, has other addresses and is in nobody’s way', async () => {
    {
      await using beside = await HandsetNetwork.open();
      const addresses = [network, beside].flatMap((one) => [one.serverAddress, one.observerAddress]);
      expect(new Set(addresses).size).toBe(4);
      expect((await ping(3)).answered).toBe(3);
    }
    expect((await ping(3)).answered).toBe(3);
  });
});
