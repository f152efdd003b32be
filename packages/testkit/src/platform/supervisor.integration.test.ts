import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort, freePortRange } from './free-ports.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';

const RTP_PORTS = 400;

/** A zombie does not run: in a container without init nobody reaps what the killed supervisor left. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits for what another process is about to make true. */
async function eventually(isTrue: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const until = performance.now() + 30_000;
  while (!(await isTrue())) {
    if (performance.now() > until) throw new Error(`it never happened: ${what}`);
    await delay(20);
  }
}

async function isReady(platform: TestPlatform): Promise<boolean> {
  return (await fetch(`${platform.url}/health`).catch(() => undefined))?.status === 200;
}

describe('a running platform', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startPlatform();
  });
  afterAll(() => platform.stop());

  test('is ready when it says so, prints its addresses, and keeps its secrets to itself', async () => {
    expect(await isReady(platform)).toBe(true);
    expect(platform.logs()).toContain(`${platform.url}/phone/`);
    expect(existsSync(path.join(platform.dataFolder, 'keys', 'recording-links.key'))).toBe(true);
  });

  test('whose platform process is killed has it back, with the same media process and the same session', async () => {
    const anna = await platform.api('anna');
    const media = platform.pidOf('media');
    await platform.killPlatform();
    expect(platform.pidOf('media')).toBe(media);
    expect(await anna.client.getMe({})).toMatchObject({ ok: true, value: { login: 'anna' } });
  });

  test('whose media process is killed again and again has it back at once each time, and is ready again', async () => {
    const timesBack = () => platform.logs().split('media runs again').length - 1;
    for (let kills = 1; kills <= 4; kills++) {
      process.kill(platform.pidOf('media'), 'SIGKILL');
      await eventually(() => timesBack() === kills, 'media runs again');
    }
    const pauses = [...platform.logs().matchAll(/media ended, starting it again in (\d+) ms/g)].map(([, ms]) => ms);
    expect(pauses).toEqual(['100', '100', '100', '100']);
    await eventually(() => isReady(platform), 'the platform is ready');
  });

  test('whose database is killed answers again and has lost nothing', async () => {
    const anna = await platform.api('anna');
    const before = platform.logs().split('postgres runs again').length;
    process.kill(postmasterOf(platform), 'SIGKILL');
    await eventually(() => platform.logs().split('postgres runs again').length > before, 'the database runs again');
    await eventually(async () => (await anna.client.getMe({})).ok, 'a request is answered');
  });

  test('cannot be started a second time, and the second start says who runs it', async () => {
    const second = startPlatform({ dataFolder: platform.dataFolder });
    await expect(second).rejects.toThrow(`is already run by process ${platform.pidOf('supervisor')}`);
    expect(await isReady(platform)).toBe(true);
  });

  test('holds its ports: another platform on one of them is told which variable to change', async () => {
    const http = platform.url.replace('http://', '');
    await expect(startPlatform({ environment: { WPM_HTTP: http } })).rejects.toThrow(
      `set WPM_HTTP to another host:port`,
    );
    const sip = `${platform.sip.host}:${platform.sip.port}`;
    await expect(startPlatform({ environment: { WPM_SIP: sip } })).rejects.toThrow(`set WPM_SIP to another host:port`);
  });
});

describe('a platform on a data folder that is kept', () => {
  let dataFolder: string;
  beforeAll(() => {
    dataFolder = mkdtempSync(path.join(os.tmpdir(), 'wpm-kept-'));
    chmodSync(dataFolder, 0o711);
  });
  afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));

  test('stops cleanly and leaves nothing running, and started again has its accounts and does not show them', async () => {
    const first = await startPlatform({ dataFolder });
    expect(first.logs()).toContain('The passwords are shown only now');
    const pids = [first.pidOf('platform'), first.pidOf('media'), postmasterOf(first)];
    const since = performance.now();
    await first.stop();
    expect(performance.now() - since).toBeLessThan(10_000);
    expect(pids.filter(isRunning)).toEqual([]);
    await using second = await startPlatform({ dataFolder });
    expect(second.logs().split('runs again')).toHaveLength(1);
    expect(await (await second.api('anna')).client.getMe({})).toMatchObject({ ok: true });
  });

  test('whose supervisor was killed takes over what runs: database and media go on, the platform starts anew', async () => {
    const rtp = await freePortRange(RTP_PORTS);
    const ports = {
      WPM_HTTP: `127.0.0.1:${await freePort()}`,
      WPM_SIP: `127.0.0.1:${await freePort()}`,
      WPM_RTP: `127.0.0.1:${rtp}-${rtp + RTP_PORTS - 1}`,
    };
    const first = await startPlatform({ dataFolder, environment: ports });
    const [postgres, media, platform] = [postmasterOf(first), first.pidOf('media'), first.pidOf('platform')];
    process.kill(first.pidOf('supervisor'), 'SIGKILL');
    await eventually(() => !isRunning(first.pidOf('supervisor')), 'the supervisor is gone');
    expect([postgres, media, platform].filter(isRunning)).toHaveLength(3);
    await using second = await startPlatform({ dataFolder, environment: ports });
    expect(second.pidOf('media')).toBe(media);
    expect(postmasterOf(second)).toBe(postgres);
    expect(second.pidOf('platform')).not.toBe(platform);
    expect(isRunning(platform)).toBe(false);
    // It is no child of the second supervisor, to which the system says nothing of its end.
    process.kill(media, 'SIGKILL');
    await eventually(() => second.logs().includes('media runs again'), 'the media process that was taken over is back');
    const again = second.pidOf('media');
    await second.stop();
    expect([postgres, media, again].filter(isRunning)).toEqual([]);
  });
});

test('a wrong setting stops the start with the name of the variable', async () => {
  await expect(startPlatform({ environment: { WPM_SIP: 'nonsense' } })).rejects.toThrow(
    'WPM_SIP is "nonsense": it must be host:port',
  );
});

test('a port another program holds is named with its variable', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await expect(startPlatform({ environment: { WPM_HTTP: `127.0.0.1:${port}` } })).rejects.toThrow(
    `127.0.0.1:${port} is taken by another program: set WPM_HTTP to another host:port`,
  );
  other.close();
});

test('so is the port of all browsers’ sound', async () => {
  const other = createSocket('udp4').bind(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address();
  await expect(startPlatform({ environment: { WPM_RTP: `127.0.0.1:${port}-${port + 99}` } })).rejects.toThrow(
    `127.0.0.1:${port} is taken by another program: set WPM_RTP to another host:first-last`,
  );
  other.close();
});

test('a database that is not there stops the start, and is said to be why', async () => {
  const url = `postgres://wpm@127.0.0.1:${await freePort()}/wpm`;
  await expect(startPlatform({ environment: { DATABASE_URL: url } })).rejects.toThrow(
    /cannot go on: platform cannot start: .*ECONNREFUSED/,
  );
});

function postmasterOf(platform: TestPlatform): number {
  return Number(readFileSync(path.join(platform.dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
