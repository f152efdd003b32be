/*
 * n calls between customers on the trunk and agents' phones (SIP by UDP, A-law, both sides speak all the time), and `kill -9` of the
 * platform. Printed: calls dropped, the longest time any far end heard nothing (and how late this process, which plays all of them,
 * was itself: a gap is no shorter than that is long), and when the platform was ready again. Afterwards
 * each call is put on hold and taken off it, each tenth is transferred, and all are hung up, by the customer and the agent by turns;
 * there must be one record of each.
 *
 * `npm run prove -- restart [n]`
 */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { RtpProbe, SipPhone, freePortRange, startPlatform } from '@wpm/testkit';
import { type ManyUser, makeUsers } from '../bench/calls/users.ts';

const CALLS = Number(process.argv[2] ?? 100);
const TRANSFERRED_EVERY = 10;
const AIM_BACK_MS = 3_000;
const AIM_GAP_MS = 200;
const LISTEN_MS = 10;
/** After the platform is back: long enough for calls to be dropped late. */
const SETTLE_MS = 3_000;

type Connected = Awaited<ReturnType<typeof connect>>;

const spare = Math.ceil(CALLS / TRANSFERRED_EVERY);
const ports = 4 * (CALLS + spare);
const rtp = await freePortRange(ports);
await using platform = await startPlatform({ environment: { WPM_RTP: `127.0.0.1:${rtp}-${rtp + ports - 1}` } });
const { host, port } = platform.sip;
const server = { transport: 'udp', address: host, port } as const;
const local = { address: platform.trunk.host, port: platform.trunk.port };
await using customers = await SipPhone.open({ user: '+48600100200', domain: 'carrier.test', local, server });
const users = await makeUsers(platform, CALLS + spare);
const [speaking, free] = [users.slice(0, CALLS), users.slice(CALLS)];
await using opened = new AsyncDisposableStack();
const targets = await Promise.all(free.map(phoneOf));
const calls: Connected[] = [];
for (const user of speaking) calls.push(await connect(user));
await delay(1_000);

const dropped = new Set<number>();
for (const [index, { call, part }] of calls.entries()) {
  const isDropped = (): void => void dropped.add(index);
  // They resolve when the far end hangs up, which it must not; that they are given up on in the end is what is hoped for.
  Promise.any([call.ended(), part.ended()]).then(isDropped, () => undefined);
}
const ears = listen();
const killedAt = performance.now();
await platform.killPlatform();
const backMs = performance.now() - killedAt;
await delay(SETTLE_MS);
const heard = ears.stop();
const droppedByRestart = dropped.size;

const held = await Promise.all(calls.map(hold));
const transfers = await Promise.all(targets.map((target, index) => transfer(target, index)));
const ends = await Promise.all(
  calls.map(({ call, part }, index) => (transferred(index) || index % 2 ? call : part).bye()),
);
const records = await countRecords();

const figures = {
  calls: CALLS,
  dropped: droppedByRestart,
  gapMs: Math.round(heard.longestMs),
  measuringLateMs: Math.round(heard.lateMs),
  backMs: Math.round(backMs),
  heldAndBack: held.filter(Boolean).length,
  transferred: `${transfers.filter(Boolean).length}/${targets.length}`,
  hungUp: ends.filter(({ status }) => status === 200).length,
  records,
};
for (const [what, value] of Object.entries(figures)) process.stdout.write(`${what.padEnd(18)} ${value}\n`);
process.stdout.write(`${JSON.stringify({ proof: 'restart', ...figures })}\n`);
const allWork = held.every(Boolean) && transfers.every(Boolean) && figures.hungUp === CALLS && records === CALLS;
process.exitCode = droppedByRestart === 0 && heard.longestMs <= AIM_GAP_MS && backMs <= AIM_BACK_MS && allWork ? 0 : 1;

async function phoneOf({ user, authUser, password }: ManyUser): Promise<SipPhone> {
  const phone = opened.use(await SipPhone.open({ user, domain: platform.domain, server, authUser, password }));
  const { status } = await phone.register();
  if (status !== 200) throw new Error(`${user} was not registered: ${status}`);
  return phone;
}

async function connect(user: ManyUser) {
  const phone = await phoneOf(user);
  const [outside, agent] = [opened.use(await RtpProbe.open({ hz: 440 })), opened.use(await RtpProbe.open({ hz: 700 }))];
  const call = customers.call(`sip:${user.number}@${host}:${port}`, outside.offer());
  const part = await phone.incoming();
  await Promise.all([part.answer(agent.answer(part.remoteSdp ?? '')), call.answered()]);
  outside.complete(call.remoteSdp ?? '');
  outside.start();
  agent.start();
  await Promise.all([outside.stream.hear(5), agent.stream.hear(5)]);
  return { call, part, outside, agent };
}

/** The longest time from now on in which any far end heard nothing, and how late this process itself ever looked. */
function listen(): { stop(): { longestMs: number; lateMs: number } } {
  const all = calls.flatMap(({ outside, agent }) => [outside.stream, agent.stream]);
  const counts = all.map(({ packets }) => packets.length);
  const since = all.map(() => performance.now());
  let [longestMs, lateMs, last] = [0, 0, performance.now()];
  const look = (): void => {
    const now = performance.now();
    lateMs = Math.max(lateMs, now - last - LISTEN_MS);
    last = now;
    for (const [index, { packets }] of all.entries()) {
      longestMs = Math.max(longestMs, now - (since[index] ?? now));
      if (packets.length > (counts[index] ?? 0)) since[index] = now;
      counts[index] = packets.length;
    }
  };
  const timer = setInterval(look, LISTEN_MS);
  const stop = () => {
    clearInterval(timer);
    return { longestMs, lateMs };
  };
  return { stop };
}

/** Whether the agent could put the customer on hold and take them back. */
async function hold({ part, agent }: Connected): Promise<boolean> {
  const away = await part.reinvite(agent.offer('sendonly'));
  const back = await part.reinvite(agent.offer());
  return away.status === 200 && /a=(?:recvonly|inactive)/.test(away.body) && back.status === 200;
}

function transferred(index: number): boolean {
  return index % TRANSFERRED_EVERY === 0;
}

/** Whether the call could be handed on to a free agent, who answers and hears the customer. */
async function transfer(target: SipPhone, index: number): Promise<boolean> {
  const handedOn = calls[index * TRANSFERRED_EVERY];
  if (!handedOn) return false;
  const probe = opened.use(await RtpProbe.open({ hz: 1_000 }));
  const { status } = await handedOn.part.refer(`sip:${free[index]?.extension}@${platform.domain}`);
  if (status !== 202) return false;
  const taken = await target.incoming();
  await taken.answer(probe.answer(taken.remoteSdp ?? ''));
  probe.start();
  await probe.stream.hear(25);
  return true;
}

async function countRecords(): Promise<number> {
  const { client } = await platform.api('supervisor');
  const ids: string[] = [];
  let after: string | undefined;
  do {
    const page = await client.listCalls({ limit: 200, ...(after !== undefined && { after }) });
    if (!page.ok) throw new Error(page.error.code);
    ids.push(...page.value.items.map(({ callId }) => callId));
    after = page.value.next ?? undefined;
  } while (after !== undefined);
  return ids.length;
}
