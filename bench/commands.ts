import process from 'node:process';
import type { Result } from '@wpm/kernel';
import { RtpProbe, SipPhone, freePortRange, startPlatform } from '@wpm/testkit';
import { type ManyUser, makeUsers } from './calls/users.ts';

/**
 * What an agent's command takes until its effect, at 200 live calls, recorded: hold until the customer hears the first packet of
 * music, transfer until the target's phone is rung. The customers speak all the time, the agents say nothing: what a customer hears
 * is music.
 *
 * `npm run bench -- commands`
 */
const CALLS = 200;
/** With these no more users sign in than may from one address in so short a time. */
const TRANSFERRED = 30;
const AIM_P95_MS = 50;

type Connected = Awaited<ReturnType<typeof connect>>;

const ports = 4 * (CALLS + TRANSFERRED);
const rtp = await freePortRange(ports);
await using platform = await startPlatform({ environment: { WPM_RTP: `127.0.0.1:${rtp}-${rtp + ports - 1}` } });
const { host: address, port } = platform.sip;
const server = { transport: 'udp', address, port } as const;
const local = { address: platform.trunk.host, port: platform.trunk.port };
await using customers = await SipPhone.open({ user: '+48600100200', domain: 'carrier.test', local, server });
const users = await makeUsers(platform, CALLS + TRANSFERRED);
await using opened = new AsyncDisposableStack();
const targets: { readonly user: ManyUser; readonly phone: SipPhone }[] = [];
for (const user of users.slice(CALLS)) targets.push({ user, phone: await phoneOf(user) });

const calls: Connected[] = [];
for (const user of users.slice(0, CALLS)) calls.push(await connect(user));
const ids = await liveCallIds();

const [held, retrieved, transferred]: [number[], number[], number[]] = [[], [], []];
for (const call of calls) held.push(await untilMusic(call));
for (const { user } of calls) retrieved.push(await timed(user.client.retrieveCall({ callId: idOf(user) })));
for (const [index, { user, phone }] of targets.entries()) {
  const from = calls[index]?.user;
  if (!from) break;
  const began = performance.now();
  const rung = phone.incoming().then(() => performance.now() - began);
  await timed(from.client.transferCall({ callId: idOf(from), to: user.extension }));
  transferred.push(await rung);
}

const rows = {
  'hold → music at the customer': held,
  'retrieve → answer': retrieved,
  'transfer → target rung': transferred,
};
process.stdout.write(`${CALLS} live calls               p50        p95        longest\n`);
const figures: Record<string, { p50: number; p95: number; longest: number }> = {};
for (const [what, times] of Object.entries(rows)) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  const figure = { p50: at(0.5), p95: at(0.95), longest: at(1) };
  figures[what] = figure;
  const cells = Object.values(figure).map((ms) => `${ms.toFixed(1)} ms`.padStart(11));
  process.stdout.write(`${what.padEnd(30)}${cells.join('')}\n`);
}
process.stdout.write(`${JSON.stringify({ bench: 'commands', calls: CALLS, figures })}\n`);
process.exitCode = Object.values(figures).every(({ p95 }) => p95 <= AIM_P95_MS) ? 0 : 1;

async function phoneOf({ user, authUser, password }: ManyUser): Promise<SipPhone> {
  const phone = opened.use(await SipPhone.open({ user, domain: platform.domain, server, authUser, password }));
  const { status } = await phone.register();
  if (status !== 200) throw new Error(`${user} was not registered: ${status}`);
  return phone;
}

async function connect(user: ManyUser) {
  const phone = await phoneOf(user);
  const [outside, agent] = [opened.use(await RtpProbe.open({ hz: 440 })), opened.use(await RtpProbe.open({ hz: 700 }))];
  const call = customers.call(`sip:${user.number}@${address}:${port}`, outside.offer());
  const part = await phone.incoming();
  await Promise.all([part.answer(agent.answer(part.remoteSdp ?? '')), call.answered()]);
  outside.complete(call.remoteSdp ?? '');
  outside.start();
  await agent.stream.hear(5);
  return { user, outside };
}

/** Calls of the platform by the number that was called. */
async function liveCallIds(): Promise<ReadonlyMap<string, string>> {
  const { client } = await platform.api('supervisor');
  const page = await client.listCalls({ limit: CALLS });
  if (!page.ok) throw new Error(page.error.code);
  return new Map(page.value.items.map(({ callId, callee }) => [callee.number ?? '', callId]));
}

function idOf({ number }: ManyUser): string {
  const id = ids.get(number);
  if (id === undefined) throw new Error(`no call of ${number}`);
  return id;
}

async function untilMusic({ user, outside }: Connected): Promise<number> {
  const began = performance.now();
  const music = outside.stream.hear(1).then(() => performance.now() - began);
  await timed(user.client.holdCall({ callId: idOf(user) }));
  return music;
}

/** What a command took until its answer. @throws if it is refused */
async function timed(command: Promise<Result<unknown, { readonly code: string }>>): Promise<number> {
  const began = performance.now();
  const answer = await command;
  if (!answer.ok) throw new Error(answer.error.code);
  return performance.now() - began;
}
