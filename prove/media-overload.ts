/*
 * Calls that are transcoded, more and more of them, until the engine takes no more; it is pinned to one core, so that the far ends
 * have the other. The calls that run must not suffer: of each far end's packets as many are heard as there are to be heard. When
 * half of the calls have ended, new ones are taken again.
 *
 * `npm run prove -- media-overload`
 */
import { execFileSync } from 'node:child_process';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { type MediaSession, MediaError } from '@wpm/media';
import { makeDtlsCertificate } from '@wpm/media-embedded/wire';
import { EngineProcess, RtpProbe, WebRtcProbe } from '@wpm/testkit';

const MOST_CALLS = 300;
const AT_ONCE = 2;
/** Between two steps: as long as it takes until the load of the last one is seen. */
const STEP_MS = 1_000;
const MEASURE_MS = 5_000;
const LEAST_HEARD = 0.99;
const AGAIN_MS = 20_000;
const TRIES = 5;

type Call = { readonly session: MediaSession; readonly agent: WebRtcProbe; readonly customer: RtpProbe };

await using engine = await EngineProcess.start({ ports: 4 * MOST_CALLS, threads: 1 });
const pinned = (pid: number, core: string) => execFileSync('taskset', ['-a', '-p', '-c', core, String(pid)]);
pinned(engine.pid, '1');
pinned(process.pid, '0');
const plane = await engine.connect();
const certificate = await makeDtlsCertificate();
const calls: Call[] = [];

const full = await fill();
const before = heard();
const began = performance.now();
await delay(MEASURE_MS);
const expected = (calls.length * 2 * (performance.now() - began)) / 20;
const share = (heard() - before) / expected;
const atFull = await plane.metrics();
const shut = await refusalOf('while full');
for (const call of calls.splice(0, Math.ceil(calls.length / 2))) await end(call);
const againMs = await untilTaken();
for (const call of calls) await end(call);

const rows = {
  'calls when it was full': full.calls,
  'packet thread busy, of its own CPU, late p99': `${percent(atFull.busy)}, ${percent(atFull.cpu)}, ${atFull.lateMs.toFixed(1)} ms`,
  'heard by the far ends, of what there was': percent(share),
  'a new call then': shut,
  'takes calls again, half of them over, after': `${(againMs / 1_000).toFixed(1)} s`,
};
for (const [what, value] of Object.entries(rows)) process.stdout.write(`${what.padEnd(46)} ${value}\n`);
process.stdout.write(`${JSON.stringify({ proof: 'media-overload', ...full, atFull, share, againMs })}\n`);
process.exitCode = full.refused && shut === 'engine/full' && share >= LEAST_HEARD && againMs < AGAIN_MS ? 0 : 1;

async function fill(): Promise<{ calls: number; refused: boolean }> {
  while (calls.length < MOST_CALLS) {
    for (let i = 0; i < AT_ONCE; i++) {
      const call = await place(`call-${calls.length}`);
      if (!call) return { calls: calls.length, refused: true };
      calls.push(call);
    }
    await delay(STEP_MS);
    const { busy, cpu, lateMs } = await plane.metrics();
    if (calls.length % 10 === 0)
      process.stdout.write(
        `${calls.length} calls: busy ${percent(busy)}, cpu ${percent(cpu)}, late ${lateMs.toFixed(1)} ms\n`,
      );
  }
  return { calls: calls.length, refused: false };
}

/** Undefined: the engine is full. A call whose handshake does not come to an end is placed again, as a browser would. */
async function place(name: string): Promise<Call | undefined> {
  for (let tries = 1; ; tries++) {
    const call = await open(`${name}-${tries}`);
    if (!call || (await isConnected(call))) return call;
    await end(call);
    process.stdout.write(`${name} did not connect\n`);
    if (tries === TRIES) throw new Error(`${name} cannot be connected`);
  }
}

async function isConnected({ agent, customer }: Call): Promise<boolean> {
  try {
    await agent.connect();
  } catch {
    return false;
  }
  await Promise.all([agent.stream.ready, customer.stream.ready]);
  agent.start();
  customer.start();
  return true;
}

async function open(name: string): Promise<Call | undefined> {
  const session = await plane.createSession(name).catch((error: unknown) => {
    if (error instanceof MediaError && error.code === 'engine/full') return undefined;
    throw error;
  });
  if (!session) return undefined;
  const agent = await WebRtcProbe.open({ hz: 440, codecs: ['opus'], certificate });
  const customer = await RtpProbe.open({ hz: 700 });
  agent.complete(await session.accept('agent', agent.offer(), { transport: 'webrtc', codecs: ['opus'] }));
  customer.complete(await session.accept('customer', customer.offer(), { transport: 'rtp', codecs: ['PCMA'] }));
  await session.route('agent', ['customer']);
  await session.route('customer', ['agent']);
  return { session, agent, customer };
}

async function end({ session, agent, customer }: Call): Promise<void> {
  await session.close();
  await agent[Symbol.asyncDispose]();
  await customer[Symbol.asyncDispose]();
}

async function refusalOf(name: string): Promise<string> {
  try {
    await (await plane.createSession(name)).close();
    return 'taken';
  } catch (error) {
    return error instanceof MediaError ? error.code : String(error);
  }
}

async function untilTaken(): Promise<number> {
  const since = performance.now();
  while (performance.now() - since < AGAIN_MS) {
    if ((await refusalOf('again')) === 'taken') break;
    await delay(200);
  }
  return performance.now() - since;
}

function heard(): number {
  return calls.reduce(
    (sum, { agent, customer }) => sum + agent.stream.packets.length + customer.stream.packets.length,
    0,
  );
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}
