/*
 * `kill -9` of the platform at a random moment of live calls, n times. In each round every agent is called by a customer: calls are
 * begun, rung, answered, held and hung up at random moments, and the platform is killed in the midst of it. Then everybody
 * finishes, and it is asked: is there one record of each call (none lost that was answered, none doubled), is each closed, and how
 * long was anybody busy with a call that both far ends had left?
 *
 * `npm run prove -- kills [n] [agents] [seed]`; SIGTERM ends it after the round that is under way, and counts what there was.
 */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import type { ReportedCall } from '@wpm/contract';
import { chanceOf } from '@wpm/kernel';
import { SipPhone, freePortRange, startPlatform } from '@wpm/testkit';
import { makeUsers } from '../bench/calls/users.ts';
import { type Attempt, Lane, PATIENCE_MS } from './kills/lane.ts';

const KILLS = Number(process.argv[2] ?? 200);
const AGENTS = Number(process.argv[3] ?? 20);
const SEED = Number(process.argv[4] ?? 1);
const AIM_FREE_MS = 10_000;
/** Calls begin in the first 1.5 s of a round and most are over after 5 s. */
const KILL_WITHIN_MS = 4_000;
const LOOK_MS = 50;
/** Longer than an INVITE may come again, by far. */
const CLOSED_WITHIN_MS = 120_000;

const chance = chanceOf(SEED);
const ports = 8 * AGENTS;
const rtp = await freePortRange(ports);
await using platform = await startPlatform({ environment: { WPM_RTP: `127.0.0.1:${rtp}-${rtp + ports - 1}` } });
const { host: address, port } = platform.sip;
const server = { transport: 'udp', address, port } as const;
const local = { address: platform.trunk.host, port: platform.trunk.port };
const far = { user: '+48600000000', domain: 'carrier.test', local, server, timeoutMs: PATIENCE_MS };
await using customers = await SipPhone.open(far);
const users = await makeUsers(platform, AGENTS);
await using opened = new AsyncDisposableStack();
const lanes: Lane[] = [];
for (const user of users) lanes.push(opened.use(await Lane.open(user, { phone: customers, platform })));

const attempts: Attempt[] = [];
const backMs: number[] = [];
const freeMs: number[] = [];
const enough = new AbortController();
process.once('SIGTERM', () => enough.abort());
let brokeOff: string | undefined;
for (let round = 0; round < KILLS && !enough.signal.aborted; round++) {
  try {
    await roundOfCalls();
  } catch (error) {
    // What there was is counted all the same.
    brokeOff = String(error);
    break;
  }
  process.stdout.write(
    `${round + 1}/${KILLS} back ${Math.round(backMs.at(-1) ?? 0)} ms, free after ${Math.round(freeMs.at(-1) ?? 0)} ms\n`,
  );
}
if (brokeOff !== undefined) process.stdout.write(`broke off: ${brokeOff}\n`);
const records = await untilClosed();
const answered = attempts.filter((attempt) => attempt.answered);
const recordsOf = (attempt: Attempt) => records.get(attempt.caller) ?? [];
const isKept = (attempt: Attempt) =>
  recordsOf(attempt).some(({ answeredAt, endedAt }) => answeredAt !== null && endedAt !== null);
const lost = answered.filter((attempt) => !isKept(attempt));
const doubled = attempts.filter((attempt) => recordsOf(attempt).length > 1);
const open = [...records.values()].flat().filter(({ endedAt }) => endedAt === null);

const figures = {
  kills: backMs.length,
  calls: attempts.length,
  answered: answered.length,
  hungUpInOrder: answered.filter(({ byeStatus }) => byeStatus === 200).length,
  lost: lost.length,
  doubled: doubled.length,
  neverClosed: open.length,
  rangTwice: attempts.filter(({ rang }) => rang > 1).length,
  backMsLongest: Math.round(Math.max(...backMs)),
  freeMsLongest: Math.round(Math.max(...freeMs)),
  stuckBusy: freeMs.filter((ms) => ms > AIM_FREE_MS).length,
};
for (const [what, value] of Object.entries(figures)) process.stdout.write(`${what.padEnd(16)} ${value}\n`);
const isWrong = (attempt: Attempt) => recordsOf(attempt).some((record) => open.includes(record));
for (const attempt of new Set([...lost, ...doubled, ...attempts.filter(isWrong)])) {
  process.stdout.write(`${JSON.stringify({ attempt, records: recordsOf(attempt) })}\n`);
}
process.stdout.write(`${JSON.stringify({ proof: 'kills', seed: SEED, ...figures })}\n`);
const isKeptAll = lost.length === 0 && doubled.length === 0 && open.length === 0;
process.exitCode = isKeptAll && figures.stuckBusy === 0 && brokeOff === undefined ? 0 : 1;

/** Everybody is called, and the platform killed in the midst of it. */
async function roundOfCalls(): Promise<void> {
  await Promise.all(lanes.map((lane) => lane.register()));
  const calls = lanes.map((lane, index) =>
    lane.call(`+48600${String(attempts.length + index).padStart(6, '0')}`, chance),
  );
  await delay(chance() * KILL_WITHIN_MS);
  const killedAt = performance.now();
  await platform.killPlatform();
  backMs.push(performance.now() - killedAt);
  attempts.push(...(await Promise.all(calls)));
  freeMs.push(await untilFree());
}

/** Every record, once all are closed, or time is up: a call that only rang is closed when its INVITE can no longer come again. */
async function untilClosed(): Promise<Awaited<ReturnType<typeof allRecords>>> {
  for (const since = performance.now(); ; await delay(1_000)) {
    const found = await allRecords();
    const isOpen = [...found.values()].flat().some(({ endedAt }) => endedAt === null);
    if (!isOpen || performance.now() - since > CLOSED_WITHIN_MS) return found;
  }
}

/** How long after both far ends of every call have left somebody is still busy, or a call live. */
async function untilFree(): Promise<number> {
  const { client } = await platform.api('supervisor');
  const since = performance.now();
  for (;;) {
    const board = await client.getLiveBoard({});
    if (!board.ok) throw new Error(board.error.code);
    const { agents, calls } = board.value;
    const isBusy = agents.some(({ status }) => status.activity === 'in-call' || status.activity === 'ringing');
    const ms = performance.now() - since;
    if ((!isBusy && calls.length === 0) || ms > 3 * AIM_FREE_MS) return ms;
    await delay(LOOK_MS);
  }
}

/** Every record there is, by the number of its customer. A platform that is busy may answer late: it is asked again. */
async function allRecords(triesLeft = 20): Promise<ReadonlyMap<string, readonly ReportedCall[]>> {
  const { client } = await platform.api('supervisor');
  const byCaller = new Map<string, ReportedCall[]>();
  let after: string | undefined;
  do {
    const page = await client.listCalls({ limit: 200, ...(after !== undefined && { after }) });
    if (!page.ok && page.error.code === 'network/unreachable' && triesLeft > 0) {
      await delay(1_000);
      return allRecords(triesLeft - 1);
    }
    if (!page.ok) throw new Error(page.error.code);
    for (const call of page.value.items) {
      const known = byCaller.get(call.caller.number) ?? [];
      byCaller.set(call.caller.number, [...known, call]);
    }
    after = page.value.next ?? undefined;
  } while (after !== undefined);
  return byCaller;
}
