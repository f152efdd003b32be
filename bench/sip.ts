import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@wpm/testkit';
import { type InProcess, type Load, type Outcome, inProcess, run, startCallee, time } from './sip/load.ts';
import { type Subject, startAsterisk, startBare, startStack } from './sip/subjects.ts';
import { cpuMicros, residentBytes } from './sip/usage.ts';

/**
 * SIP of ours beside Asterisk 22 in the same run. Each is a B2BUA between SIPp and SIPp, in a process on the first core, with
 * SIPp on the second; rounds alternate, so that a busy machine hits both alike. What `@wpm/sip` does here is the
 * signalling of Asterisk's `Dial`, without its media; the whole platform, which journals and records each call on both cores, is measured by `calls` and printed below.
 */
const CALL_RATES = [100, 200, 300, 400, 600, 800, 1_000, 1_250, 1_500, 1_750, 2_000, 2_500];
const REGISTER_RATES = [250, 500, 1_000, 1_500, 2_000, 3_000, 4_000, 6_000, 8_000, 10_000, 12_000, 16_000];
const SECONDS = 5;
/** A rate is held if one of so many rounds passes without a failure or a retransmission. */
const TRIES = 2;
/** Where processor time is compared: a rate both hold with ease. */
const COST = { calls: 100, registrations: 250, seconds: 5 };
/** Where a process has no time to fall asleep between two messages: what it costs to wake is left out. */
const BUSY = { calls: 800, registrations: 1_000 };
/** More calls than a subject holds, for so long: how many of them come about. */
const TOO_MANY = { times: 2, seconds: 15 };
/** What all subjects together may use of a core before the next is measured, looked at so often. */
const CALM = { share: 0.1, lookMs: 500, looks: 120 };
const LATENCY = { rate: 50, seconds: 10 };
const ROUNDS = 3;
const HELD_CALLS = 1_000;
const HELD_RATE = 100;
/** Longer than any transaction of the set-up lives (RFC 6026: 64·T1): what is left is the calls. */
const SETTLED_MS = 36_000;

/** What is asked for, and over what. */
type What = Pick<Load, 'scenario' | 'over'>;
const REGISTER_BY_TCP: What = { scenario: 'register', over: 'tcp' };

/** The most of its core SIPp used: far below 1 it is no rate's limit. */
let busiest = 0;

type Figures = {
  name: string;
  callsPerSecond: number;
  microsPerCall: number;
  microsPerBusyCall: number;
  ringingMs: { p50: number; p99: number };
  answeredMs: { p50: number; p99: number };
  /** Of twice as many, a second. */
  ofTooMany: number;
  registrationsPerSecond: number;
  microsPerRegistration: number;
  microsPerBusyRegistration: number;
  /** Of those who take TCP. */
  registrationsPerSecondByTcp: number | undefined;
  microsPerBusyRegistrationByTcp: number | undefined;
  heldCallKb: number;
  /** Of live objects alone, where the process can tell. */
  heldObjectsKb: number | undefined;
};

const isClean = ({ wanted, successful, failed, retransmissions }: Outcome): boolean =>
  successful === wanted && failed === 0 && retransmissions === 0;

const used = (): number => subjects.reduce((sum, { pid }) => sum + cpuMicros(pid), 0);

/** All subjects share a core: one that is still at work on what was too much for it would take it from the next. */
async function calm(): Promise<void> {
  for (let looks = 0; looks < CALM.looks; looks++) {
    const before = used();
    await delay(CALM.lookMs);
    if (used() - before <= CALM.share * CALM.lookMs * 1_000) return;
  }
}

/** The highest of rising rates each subject holds; one that does not hold a rate is not asked for more. */
async function ramp(subjects: readonly Subject[], what: What, rates: readonly number[]) {
  const held = new Map<Subject, number>(subjects.map((subject) => [subject, 0]));
  let running = subjects;
  for (const rate of rates) {
    const passed: Subject[] = [];
    for (const subject of running) if (await holds(subject, what, rate)) passed.push(subject);
    for (const subject of passed) held.set(subject, rate);
    running = passed;
  }
  return held;
}

async function holds({ port }: Subject, what: What, rate: number): Promise<boolean> {
  for (let tried = 0; tried < TRIES; tried++) {
    await calm();
    const outcome = await run({ ...what, port, rate, count: rate * SECONDS });
    busiest = Math.max(busiest, outcome.loadShare);
    if (isClean(outcome)) return true;
  }
  return false;
}

/** Calls a second that come about where more are offered than it holds. */
async function overloaded({ port }: Subject, held: number): Promise<number> {
  const rate = held * TOO_MANY.times;
  await calm();
  const { successful } = await run({ scenario: 'caller', port, rate, count: rate * TOO_MANY.seconds });
  return Math.round(successful / TOO_MANY.seconds);
}

/** Microseconds of processor time for each of a load, the least of several rounds. */
async function cost(subjects: readonly Subject[], what: What, rate: number) {
  const least = new Map<Subject, number>();
  for (let round = 0; round < ROUNDS; round++) {
    for (const subject of subjects) {
      await calm();
      const before = cpuMicros(subject.pid);
      const { successful } = await run({ ...what, port: subject.port, rate, count: rate * COST.seconds });
      const each = (cpuMicros(subject.pid) - before) / successful;
      least.set(subject, Math.min(least.get(subject) ?? Infinity, each));
    }
  }
  return least;
}

/** Times of all rounds together, in rising order. */
async function latency(subjects: readonly Subject[]) {
  const times = new Map(subjects.map((subject) => [subject, { ringing: [] as number[], answered: [] as number[] }]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [{ port }, { ringing, answered }] of times) {
      const { rate, seconds } = LATENCY;
      await calm();
      const outcome = await time({ port, rate, count: rate * seconds });
      ringing.push(...outcome.ringing);
      answered.push(...outcome.answered);
    }
  }
  return times;
}

function percentiles(times: readonly number[]): { p50: number; p99: number } {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

/** Kilobytes for each of many held calls: of the process, and of its live objects. Warm before. */
async function memory(subject: Subject): Promise<{ heldCallKb: number; heldObjectsKb: number | undefined }> {
  const state = async () => ({ objects: await subject.heldBytes(), resident: residentBytes(subject.pid) });
  const kilobytes = (after: number, before: number): number => (after - before) / 1_024 / HELD_CALLS;
  const before = await state();
  const setUpMs = (HELD_CALLS / HELD_RATE) * 1_000;
  const holdMs = setUpMs + SETTLED_MS + 5_000;
  const calls = run({ scenario: 'caller', port: subject.port, rate: HELD_RATE, count: HELD_CALLS, holdMs });
  await delay(setUpMs + SETTLED_MS);
  const after = await state();
  const outcome = await calls;
  // Calls that failed are held by nobody: a figure of fewer calls would flatter.
  if (!isClean(outcome)) return { heldCallKb: NaN, heldObjectsKb: undefined };
  const isKnown = after.objects !== undefined && before.objects !== undefined;
  return {
    heldCallKb: kilobytes(after.resident, before.resident),
    heldObjectsKb: isKnown ? kilobytes(after.objects ?? 0, before.objects ?? 0) : undefined,
  };
}

async function measure(subjects: readonly Subject[]): Promise<readonly Figures[]> {
  for (const scenario of ['caller', 'register'] as const) {
    for (const { port, warmUp } of subjects) await run({ scenario, port, ...warmUp });
  }
  await delay(SETTLED_MS);
  // Before the ramps: what those leave behind in the heap would hide what a call takes.
  const held: [Subject, Awaited<ReturnType<typeof memory>>][] = [];
  for (const subject of subjects) held.push([subject, await memory(subject)]);
  const costs = await cost(subjects, { scenario: 'caller' }, COST.calls);
  const busyCosts = await cost(subjects, { scenario: 'caller' }, BUSY.calls);
  const registerCosts = await cost(subjects, { scenario: 'register' }, COST.registrations);
  const busyRegisterCosts = await cost(subjects, { scenario: 'register' }, BUSY.registrations);
  const times = await latency(subjects);
  const calls = await ramp(subjects, { scenario: 'caller' }, CALL_RATES);
  const ofTooMany = new Map<Subject, number>();
  for (const [subject, rate] of calls) ofTooMany.set(subject, await overloaded(subject, rate));
  const registrations = await ramp(subjects, { scenario: 'register' }, REGISTER_RATES);
  const byTcp = subjects.filter(({ takesTcp }) => takesTcp);
  const costsByTcp = await cost(byTcp, REGISTER_BY_TCP, BUSY.registrations);
  const registrationsByTcp = await ramp(byTcp, REGISTER_BY_TCP, REGISTER_RATES);
  return held.map(([subject, memories]) => ({
    name: subject.name,
    callsPerSecond: calls.get(subject) ?? 0,
    ofTooMany: ofTooMany.get(subject) ?? NaN,
    microsPerCall: costs.get(subject) ?? NaN,
    microsPerBusyCall: busyCosts.get(subject) ?? NaN,
    ringingMs: percentiles(times.get(subject)?.ringing ?? []),
    answeredMs: percentiles(times.get(subject)?.answered ?? []),
    registrationsPerSecond: registrations.get(subject) ?? 0,
    microsPerRegistration: registerCosts.get(subject) ?? NaN,
    microsPerBusyRegistration: busyRegisterCosts.get(subject) ?? NaN,
    registrationsPerSecondByTcp: registrationsByTcp.get(subject),
    microsPerBusyRegistrationByTcp: costsByTcp.get(subject),
    ...memories,
  }));
}

const pair = ({ p50, p99 }: { readonly p50: number; readonly p99: number }): string =>
  `${p50.toFixed(2)} / ${p99.toFixed(2)}`;

const ROWS: readonly (readonly [what: string, of: (figures: Figures) => string])[] = [
  ['calls/s without failure or retransmission ²', ({ callsPerSecond }) => String(callsPerSecond)],
  [`calls/s of ${TOO_MANY.times} times as many ²`, ({ ofTooMany }) => String(ofTooMany)],
  [`CPU µs per call, at ${COST.calls}/s ²`, ({ microsPerCall }) => microsPerCall.toFixed(0)],
  [`CPU µs per call, at ${BUSY.calls}/s ²`, ({ microsPerBusyCall }) => microsPerBusyCall.toFixed(0)],
  [`INVITE→180 ms p50 / p99, at ${LATENCY.rate}/s`, ({ ringingMs }) => pair(ringingMs)],
  [`INVITE→200 ms p50 / p99, at ${LATENCY.rate}/s`, ({ answeredMs }) => pair(answeredMs)],
  ['REGISTER/s, challenged, likewise', ({ registrationsPerSecond }) => String(registrationsPerSecond)],
  [`CPU µs per REGISTER, at ${COST.registrations}/s`, (figures) => figures.microsPerRegistration.toFixed(0)],
  [`CPU µs per REGISTER, at ${BUSY.registrations}/s`, (figures) => figures.microsPerBusyRegistration.toFixed(0)],
  [
    'REGISTER/s over one TCP connection',
    ({ registrationsPerSecondByTcp }) => String(registrationsPerSecondByTcp ?? '–'),
  ],
  [
    `CPU µs per REGISTER over it, at ${BUSY.registrations}/s`,
    ({ microsPerBusyRegistrationByTcp }) => microsPerBusyRegistrationByTcp?.toFixed(0) ?? '–',
  ],
  [`kB resident per held call, of ${HELD_CALLS} ¹ ²`, ({ heldCallKb }) => heldCallKb.toFixed(1)],
  ['  live objects alone', ({ heldObjectsKb }) => heldObjectsKb?.toFixed(1) ?? '–'],
];

/** What keeps the columns from being alike. */
const NOTES = [
  '¹ ours after a forced garbage collection, which Asterisk has none of: compare the live objects with care',
  '² Asterisk opens RTP sockets for both legs and relays media; ours hands the session descriptions on and has none',
  'node:dgram alone moves the same datagrams, reads nothing and keeps nothing: the floor of a program in Node.',
  'A rate is held if one of two rounds was clean; processor time is the least of three rounds.',
];

function row(what: string, cells: readonly string[]): string {
  return `${what.padEnd(44)}${cells.map((cell) => cell.padStart(14)).join('')}\n`;
}

/** The figures as a table: a row for each, a column for each subject. */
function table(figures: readonly Figures[]): string {
  const names = figures.map(({ name }) => name);
  return (
    row('', names) +
    [...ROWS.map(([what, of]) => row(what, figures.map(of))), ...NOTES.map((note) => `${note}\n`)].join('')
  );
}

/** What of a call is the stack's, whatever Node, the kernel and the machine make of it. */
async function printInProcess(): Promise<void> {
  const rounds: InProcess[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await inProcess());
  const micros = Math.min(...rounds.map(({ microsPerCall }) => microsPerCall));
  const kept = ((rounds[0]?.keptBytes ?? NaN) / 1_024).toFixed(1);
  process.stdout.write(
    `@wpm/sip without sockets: CPU per call ${micros} µs; ${kept} kB kept for 32 s after it has ended\n`,
  );
}

/** The whole platform: a benchmark of its own, whose table says what it is. @returns whether it held its calls */
async function printPlatform(): Promise<boolean> {
  process.stdout.write('\nthe whole platform: journalled to disk, recorded, registered phones, on both cores\n');
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'calls.ts')], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code === 0;
}

const calleePort = await freePort();
await using running = new AsyncDisposableStack();
running.use(startCallee(calleePort));
const subjects: Subject[] = [running.use(await startStack(calleePort))];
const asterisk = await startAsterisk(calleePort);
if ('missing' in asterisk) process.stdout.write(`SKIPPED: Asterisk. ${asterisk.missing}\n`);
else subjects.push(running.use(asterisk));
subjects.push(running.use(await startBare(calleePort)));
const figures = await measure(subjects);
process.stdout.write(
  `${table(figures)}SIPp used at most ${Math.round(100 * busiest)} % of its core.\n${JSON.stringify({ bench: 'sip', figures })}\n`,
);
await running.disposeAsync();
await printInProcess();
if (!(await printPlatform())) process.exitCode = 1;
