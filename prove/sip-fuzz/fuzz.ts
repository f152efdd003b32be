import { execFile } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { COMMAND_LINE } from '@wpm/server';
import { SILENT_OFFER, SipPhone, type TestPlatform, startPlatform } from '@wpm/testkit';
import { type Attacker, type Place, tcpAttacker, udpAttacker, webSocketAttacker } from './attackers.ts';
import { mutantsOf } from './mutants.ts';

export type FuzzOptions = {
  /** Over all transports together. */
  readonly mutants: number;
  /** A control call goes through after so many. */
  readonly controlEvery: number;
  readonly seed: number;
  /** How long the platform is left alone before its memory is looked at again: transactions live for 32 s. */
  readonly settleMs: number;
};

/** What one transport saw. */
export type TransportFigures = { readonly sent: number; readonly answers: number; readonly opened: number };

/** What is alive, and what the process has from the system, in MB; both after garbage was collected. */
export type Memory = { readonly heldMb: number; readonly residentMb: number };

export type FuzzFigures = {
  readonly transports: Readonly<Record<Attacker['name'], TransportFigures>>;
  /** What the platform counted meanwhile, by the names of its gauges. */
  readonly counted: Readonly<Record<'received' | 'malformed' | 'limited', number>>;
  readonly controlCalls: { readonly ok: number; readonly failed: number };
  /** Of the platform process, when warm and at the end. */
  readonly memory: { readonly before: Memory; readonly after: Memory };
  /** Lines of its log that tell of a fault nobody foresaw; and whether the process died. */
  readonly faults: readonly string[];
  readonly died: boolean;
};

/** Code is compiled and buffers are grown after so many: what comes on top then is growth. */
const WARM_UP_CALLS = 20;
const WARM_UP_MUTANTS = 5_000;
const run = promisify(execFile);
const TRUNK_HOST = '127.0.0.3';
/** The newest SIP is kept in memory by design; here that must not look like a leak. */
const TRACE_MB = '2';
/** What is dropped unread proves nothing: here strangers may send as much as they can. */
const ALL_ARE_READ = '1000000';
const FAULT = /platform\.fault|call\.fault|handler-failed|sip-request\.fault|sip-socket\.fault|unhandled/i;

/** Sprays mutants at a running platform over every transport at once, with calls between them that must go through. */
export async function fuzz(options: FuzzOptions): Promise<FuzzFigures> {
  const { mutants, controlEvery, seed, settleMs } = options;
  const trunk = { host: TRUNK_HOST, port: 15_060 + (process.pid % 10_000) };
  const environment = {
    WPM_DEMO_TRUNK: `${trunk.host}:${trunk.port}`,
    WPM_SIP_TRACE: TRACE_MB,
    WPM_SIP_STRANGERS: ALL_ARE_READ,
  };
  await using platform = await startPlatform({ environment });
  const pid = platform.pidOf('platform');
  await using anna = await registered(platform);
  await using siege = await Siege.lay(platform, trunk, seed);
  for (let n = 0; n < WARM_UP_CALLS; n++) await controlCall(anna);
  await siege.spray(Math.min(WARM_UP_MUTANTS, mutants / 10));
  await delay(settleMs);
  const before = { memory: await memoryOf(platform), gauges: await gaugesOf(platform) };
  const controlCalls = { ok: 0, failed: 0 };
  for (let done = 0; done < mutants; done += controlEvery) {
    await siege.spray(Math.min(controlEvery, mutants - done));
    controlCalls[(await controlCall(anna)) ? 'ok' : 'failed']++;
  }
  await delay(settleMs);
  return {
    transports: siege.figures,
    counted: counted(before.gauges, await gaugesOf(platform)),
    controlCalls,
    memory: { before: before.memory, after: await memoryOf(platform) },
    faults: platform
      .logs()
      .split('\n')
      .filter((line) => FAULT.test(line)),
    died: platform.pidOf('platform') !== pid,
  };
}

/** The attackers of all transports, at it side by side. */
class Siege implements AsyncDisposable {
  readonly #attackers: readonly Attacker[];
  readonly #next: () => Uint8Array;
  readonly #sent = { udp: 0, tcp: 0, ws: 0 };

  private constructor(attackers: readonly Attacker[], next: () => Uint8Array) {
    this.#attackers = attackers;
    this.#next = next;
  }

  static async lay(platform: TestPlatform, trunk: Place, seed: number): Promise<Siege> {
    const attackers = [
      await udpAttacker(platform.sip, trunk),
      tcpAttacker(platform.sip),
      webSocketAttacker(() => socketUrl(platform)),
    ];
    return new Siege(attackers, mutantsOf(seed, platform.domain));
  }

  get figures(): FuzzFigures['transports'] {
    const none = { sent: 0, answers: 0, opened: 0 };
    const seen = this.#attackers.map(({ name, answers, opened }) => [
      name,
      { sent: this.#sent[name], answers, opened },
    ]);
    return { udp: none, tcp: none, ws: none, ...Object.fromEntries(seen) };
  }

  /** So many over all of them; resolves when all are sent. */
  async spray(count: number): Promise<void> {
    const { length } = this.#attackers;
    await Promise.all(
      this.#attackers.map(async (attacker, index) => {
        for (let n = index; n < count; n += length, this.#sent[attacker.name]++) await attacker.send(this.#next());
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const attacker of this.#attackers) await attacker[Symbol.asyncDispose]();
  }
}

function counted(before: Gauges, after: Gauges): FuzzFigures['counted'] {
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  return {
    received: grown('wpm_sip_received'),
    malformed: grown('wpm_sip_malformed'),
    limited: grown('wpm_sip_limited_messages'),
  };
}

type Gauges = ReadonlyMap<string, number>;

async function credentials(platform: TestPlatform, login: 'anna' | 'jan') {
  const { client } = await platform.api(login);
  const issued = await client.issueSipCredentials({ takeOver: true });
  if (!issued.ok) throw new Error(issued.error.code);
  return issued.value;
}

async function socketUrl(platform: TestPlatform): Promise<string> {
  return (await credentials(platform, 'jan')).socketUrl;
}

async function registered({ sip, domain, ...platform }: TestPlatform): Promise<SipPhone> {
  const { authUser, password } = await credentials({ sip, domain, ...platform }, 'anna');
  const server = { transport: 'udp', address: sip.host, port: sip.port } as const;
  const phone = await SipPhone.open({ server, user: 'anna', domain, authUser, password, timeoutMs: 5_000 });
  const { status } = await phone.register(300);
  if (status !== 200) throw new Error(`anna was not registered: ${status}`);
  return phone;
}

/** Anna registers anew, and talks to the echo: whether all of it went as it should, in time. */
async function controlCall(anna: SipPhone): Promise<boolean> {
  try {
    if ((await anna.register(300)).status !== 200) return false;
    const call = anna.call('600', SILENT_OFFER);
    if ((await call.answered()).status !== 200) return false;
    return (await call.bye()).status === 200;
  } catch {
    return false;
  }
}

async function gaugesOf(platform: TestPlatform): Promise<Gauges> {
  const text = await (await fetch(`${platform.url}/metrics`)).text();
  return new Map(Array.from(text.matchAll(/^(\w+) (\d+)$/gm), ([, name = '', value]) => [name, Number(value)]));
}

/** What the platform holds, and its resident memory, when garbage is collected. */
async function memoryOf({ dataFolder }: TestPlatform): Promise<Memory> {
  const env = { ...process.env, WPM_DATA: dataFolder };
  const { stdout } = await run(process.execPath, [COMMAND_LINE, 'status', '--collect', '--json'], { env });
  const { heldBytes, memoryBytes }: { heldBytes: number; memoryBytes: number } = JSON.parse(stdout);
  const [heldMb, residentMb] = [heldBytes, memoryBytes].map((bytes) => Math.round(bytes / 104_857.6) / 10);
  return { heldMb: heldMb ?? NaN, residentMb: residentMb ?? NaN };
}
