import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {
  Outsider,
  SILENT_OFFER,
  type SipPhone,
  type TestPlatform,
  freePort,
  prepareSippWithTls,
  startPlatform,
  whyNoOutsider,
} from '@wpm/testkit';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { playAnywhere } from '../support/play.ts';
import { registeredPhone, stationOf } from '../support/scene.ts';

/** Somebody else's machine tries the well-known tools on the platform, while Anna works on. */
const why = whyNoOutsider('svmap', 'svwar', 'svcrack') ?? prepareSippWithTls();
if (why) process.stderr.write(`SKIPPED: attacks from another machine: ${why}\n`);

/** Users there are, and users there are not, in the tools' own ways of naming them. */
const USERS = ['anna', 'piotr', '101'];
const NOBODY = ['bela', 'gabor', '201'];
const GUESSES = 30;

describe.skipIf(why)('an attacker', () => {
  let outsider: Outsider;
  let platform: TestPlatform;
  let anna: SipPhone;
  let port: number;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'attack-'));
    outsider = await Outsider.open();
    port = await freePort();
    const both = `127.0.0.1:${port},${outsider.platformAddress}:${port}`;
    platform = await startPlatform({ environment: { WPM_SIP: both } });
    anna = await registeredPhone({ ...platform, sip: { host: '127.0.0.1', port } }, 'anna');
  });
  /** Whatever the attacker did, Anna registers and calls. */
  afterEach(async () => {
    expect((await anna.register()).status).toBe(200);
    const call = anna.call('600', SILENT_OFFER);
    await call.answered();
    expect((await call.bye()).status).toBe(200);
  });
  afterAll(async () => {
    await anna?.[Symbol.asyncDispose]();
    await platform?.stop();
    await outsider?.[Symbol.asyncDispose]();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  /** Runs a tool against the platform, and gives what it found: the rows of its table without borders and head. */
  async function findings(tool: string, ...args: readonly string[]): Promise<readonly string[]> {
    const { stdout } = await outsider.run(tool, [...args, '-p', String(port), outsider.platformAddress]);
    const rows = stdout.split('\n').filter((line) => line.startsWith('|'));
    return rows.slice(1).map((row) => row.replaceAll(/[\s|]+/g, ' ').trim());
  }

  async function words(...lines: readonly string[]): Promise<string> {
    const file = path.join(folder, 'words');
    await writeFile(file, lines.join('\n'));
    return file;
  }

  test('svmap learns that there is SIP here, and a name without a version', async () => {
    expect(await findings('svmap')).toEqual([`${outsider.platformAddress}:${port} WebPhone`]);
    expect(await findings('svmap', '-m', 'INVITE')).toEqual([`${outsider.platformAddress}:${port} WebPhone`]);
  });

  test.each(['REGISTER', 'INVITE', 'OPTIONS'])('svwar with %s finds nobody', async (method) => {
    // What the first answer is, it takes for a find: that must be somebody who is not there.
    const names = [...NOBODY, ...USERS, ...NOBODY];
    const found = await findings(
      'svwar',
      '-m',
      method,
      '--force',
      '--domain',
      platform.domain,
      '-d',
      await words(...names),
    );
    expect(found.filter((row) => USERS.some((user) => row.startsWith(`${user} `)))).toEqual([]);
  });

  test('svcrack finds no password', async () => {
    const { access } = await stationOf(platform, 'jan');
    const dictionary = await words(...guessesWith(access.password, 2));
    expect(await findings('svcrack', '-u', access.authUser, '-e', 'jan', '-d', dictionary)).toEqual([]);
  });

  /** One guess after the other, as fast as they are answered; gives how many were right. */
  async function guess(authUser: string, passwords: readonly string[]): Promise<number> {
    await using sipp = await playAnywhere(platform, 'station-guesses', {
      inside: outsider.inside,
      modern: true,
      remote: { address: outsider.platformAddress, port },
      local: { address: outsider.address, port: 5_090 },
      keys: { user: 'jan', domain: platform.domain },
      fields: passwords.map((password) => [`[authentication username=${authUser} password=${password}]`]),
      calls: passwords.length,
      atOnce: 1,
    });
    return (await sipp.ended()).successful;
  }

  test('who knows user, domain and all but the password has ten guesses, and the owner is none the worse', async () => {
    const { access } = await stationOf(platform, 'jan');
    expect(await guess(access.authUser, guessesWith(access.password, 9).slice(0, 10))).toBe(1);
    const other = await stationOf(platform, 'jan');
    expect(await guess(other.access.authUser, guessesWith(other.access.password, 10))).toBe(0);
    const jan = await registeredPhone({ ...platform, sip: { host: '127.0.0.1', port } }, 'jan');
    expect((await jan.register()).status).toBe(200);
    await jan[Symbol.asyncDispose]();
  });
});

/** Wrong passwords with the right one among them, after so many wrong ones. */
function guessesWith(right: string, after: number): readonly string[] {
  return Array.from({ length: GUESSES }, (_, index) => (index === after ? right : `guess-${index}`));
}
