/*
 * `kill -9` at a random moment of calls that are spoken in and recorded, n times: of the media process and of the platform by turns.
 * Both sides count aloud, a tone for each second. Then they go on, hang up, and each recording is listened to: does it play, is at
 * most a second missing before the kill, is the silence after it marked as a gap, does the time in the file stay that of the call, is
 * every side on its own channel, and is there one record of each call?
 *
 * What a kill of the media process costs (its outage, ADR 0041) is the silence from the kill until both hear each other again; a kill
 * of the platform may cost no sound at all.
 *
 * `npm run prove -- recording-kills [n] [calls at once] [seed]`; SIGTERM ends it after the round that is under way.
 */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { ReportedCall } from '@wpm/contract';
import { chanceOf } from '@wpm/kernel';
import { SipPhone, freePortRange, readWav, startPlatform } from '@wpm/testkit';
import { makeUsers } from '../bench/calls/users.ts';
import { judge } from './kills/judged-recording.ts';
import { afterMediaKill, afterPlatformKill } from './kills/recording-faults.ts';
import { SpokenCall } from './kills/spoken-call.ts';

const KILLS = Number(process.argv[2] ?? 200);
const CALLS = Number(process.argv[3] ?? 3);
const SEED = Number(process.argv[4] ?? 1);
const SIDES = ['agent', 'customer'] as const;
/** The first second of a count is cut by the beginning of the recording: a kill comes after it. */
const [KILL_FROM_MS, KILL_WITHIN_MS] = [1_200, 3_000];
const WRITTEN_WITHIN_MS = 30_000;
/** Who says and hears everything and is later than that himself cannot tell who was late. */
const JUDGES_UNTIL_MS = 150;
const LOOK_MS = 5;

type Victim = 'media' | 'platform';
type Verdict = {
  readonly caller: string;
  readonly faults: readonly string[];
  readonly untimely: readonly string[];
  /** How late this process itself was in its round. */
  readonly lateMs: number;
};

const chance = chanceOf(SEED);
const ports = 16 * CALLS;
const rtp = await freePortRange(ports);
await using platform = await startPlatform({ environment: { WPM_RTP: `127.0.0.1:${rtp}-${rtp + ports - 1}` } });
const { host: address, port } = platform.sip;
const server = { transport: 'udp', address, port } as const;
const local = { address: platform.trunk.host, port: platform.trunk.port };
await using customers = await SipPhone.open({ user: '+48600000000', domain: 'carrier.test', local, server });
const users = await makeUsers(platform, CALLS);
await using opened = new AsyncDisposableStack();
const agents: { readonly user: (typeof users)[number]; readonly phone: SipPhone }[] = [];
for (const user of users) {
  const { authUser, password } = user;
  const phone = await SipPhone.open({ user: user.user, domain: platform.domain, authUser, password, server });
  agents.push({ user, phone: opened.use(phone) });
}
const reader = (await platform.api('supervisor')).client;
const listener = await platform.api('admin');

const verdicts: Verdict[] = [];
const figures = {
  missing: [] as number[],
  silent: [] as number[],
  heard: { media: [] as number[], platform: [] as number[] },
};
const enough = new AbortController();
process.once('SIGTERM', () => enough.abort());
let kills = 0;
while (kills < KILLS && !enough.signal.aborted) {
  await round(kills % 2 === 0 ? 'media' : 'platform');
  kills += 1;
  const made = verdicts.slice(-CALLS);
  const bad = made.flatMap(({ caller, faults, untimely }) =>
    [...faults, ...untimely].map((why) => `${caller}: ${why}`),
  );
  const late = Math.round(made[0]?.lateMs ?? 0);
  process.stdout.write(`${kills}/${KILLS} late itself ${late} ms; ${bad.length === 0 ? 'whole' : bad.join('; ')}\n`);
}

const spread = (all: readonly number[]): string => {
  const sorted = all.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, longest ${at(1)} ms`;
};
process.stdout.write(`missing before a kill of media   ${spread(figures.missing)}\n`);
process.stdout.write(`silent in the recording after it ${spread(figures.silent)}\n`);
process.stdout.write(`nothing heard: media killed      ${spread(figures.heard.media)}\n`);
process.stdout.write(`nothing heard: platform killed   ${spread(figures.heard.platform)}\n`);
const isJudged = ({ lateMs, untimely }: Verdict): boolean => untimely.length === 0 || lateMs <= JUDGES_UNTIL_MS;
const unjudged = verdicts.filter((verdict) => !isJudged(verdict)).length;
const faulty = verdicts.filter(({ faults, untimely, ...rest }) => {
  return faults.length > 0 || (untimely.length > 0 && isJudged({ faults, untimely, ...rest }));
}).length;
const result = { kills, calls: verdicts.length, faulty, unjudged, mostMissingMs: Math.max(...figures.missing) };
process.stdout.write(`${JSON.stringify({ proof: 'recording-kills', seed: SEED, ...result })}\n`);
process.exitCode =
  faulty === 0 && 10 * unjudged <= verdicts.length && verdicts.length === kills * CALLS && kills > 0 ? 0 : 1;

/** Calls are made and spoken in, something is killed, they go on and end, and their recordings are listened to. */
async function round(victim: Victim): Promise<void> {
  await Promise.all(agents.map(({ phone }) => phone.register()));
  const lateness = watchOneself();
  await using scope = new AsyncDisposableStack();
  const calls = await Promise.all(
    agents.map(async (agent, index) => {
      const caller = `+48600${String(verdicts.length + index).padStart(6, '0')}`;
      return scope.use(await SpokenCall.begin(caller, agent, { customers, platform }));
    }),
  );
  await delay(KILL_FROM_MS + chance() * KILL_WITHIN_MS);
  for (const call of calls) call.noteKill();
  const back = kill(victim);
  const heard = await Promise.all(calls.map((call) => call.isBack().catch((error: unknown) => String(error))));
  await back;
  const ends = await Promise.all(calls.map((call, index) => call.end(index % 2 ? 'agent' : 'customer').catch(String)));
  const lateMs = lateness.stop();
  for (const [index, call] of calls.entries()) {
    const faults = ends[index] === 200 ? [] : [`BYE: ${ends[index]}`];
    const outage = heard[index];
    if (typeof outage === 'string') faults.push(outage);
    else for (const side of SIDES) figures.heard[victim].push(outage?.[side] ?? 0);
    const recorded = await recordingOf(call, victim);
    verdicts.push({
      caller: call.caller,
      lateMs,
      faults: [...faults, ...recorded.faults],
      untimely: recorded.untimely,
    });
  }
}

async function kill(victim: Victim): Promise<void> {
  if (victim === 'platform') return platform.killPlatform();
  process.kill(platform.pidOf('media'), 'SIGKILL');
}

async function recordingOf(call: SpokenCall, victim: Victim): Promise<Pick<Verdict, 'faults' | 'untimely'>> {
  try {
    const records = await recordsOf(call.caller);
    const [record] = records;
    if (records.length !== 1 || record?.answeredAt === null) {
      return { faults: [`${records.length} records of one answered call`], untimely: [] };
    }
    const wav = await listen(record?.recording?.id ?? '');
    const gaps = record?.recording?.gaps ?? [];
    const sides = SIDES.map((side) => {
      const known = { said: call.saidAtKill[side], gaps };
      const found = (victim === 'media' ? afterMediaKill : afterPlatformKill)(judge(wav, side), known);
      if (found.cost) figures.missing.push(found.cost.missing);
      if (found.cost) figures.silent.push(found.cost.silent);
      const named = (all: readonly string[]) => all.map((why) => `${side} ${why}`);
      return { faults: named(found.faults), untimely: named(found.untimely) };
    });
    return { faults: sides.flatMap(({ faults }) => faults), untimely: sides.flatMap(({ untimely }) => untimely) };
  } catch (error) {
    return { faults: [String(error)], untimely: [] };
  }
}

/** How late this process, which plays all far ends, ever is from now on. */
function watchOneself(): { stop(): number } {
  let [lateMs, last] = [0, performance.now()];
  const timer = setInterval(() => {
    const now = performance.now();
    lateMs = Math.max(lateMs, now - last - LOOK_MS);
    last = now;
  }, LOOK_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return lateMs;
    },
  };
}

/** The records of a customer, once they are closed and their recording is there. */
async function recordsOf(caller: string): Promise<readonly ReportedCall[]> {
  for (const since = performance.now(); ; await delay(100)) {
    const page = await reader.listCalls({ limit: 200 });
    const known = page.ok ? page.value.items.filter((one) => one.caller.number === caller) : [];
    const isDone = known.length > 0 && known.every(({ endedAt, recording }) => endedAt !== null && recording);
    if (isDone || performance.now() - since > WRITTEN_WITHIN_MS) return known;
  }
}

/** As a user gets it: by a link, over HTTP. */
async function listen(recordingId: string) {
  const link = await listener.client.openRecording({ recordingId });
  if (!link.ok) throw new Error(`no link to the recording: ${link.error.code}`);
  const response = await listener.fetch(new URL(link.value.url, platform.url));
  if (!response.ok) throw new Error(`the recording answered ${response.status}`);
  return readWav(new Uint8Array(await response.arrayBuffer()));
}
