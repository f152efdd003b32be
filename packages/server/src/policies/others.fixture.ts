import type { CallRecord } from '@wpm/calls';
import { boardView } from '../live/board-view.fixture.ts';
import { ENDPOINTS, type EndpointName } from '@wpm/contract';
import { Browser, type Reply } from '../browser.fixture.ts';
import { newId, PASSWORD, type TestServer } from '../server.fixture.ts';
import { talkOf } from '../classification/classification.fixture.ts';
import type { Actor, Asked, Others } from './reach.fixture.ts';

/** Two campaigns, anna serves one and jan the other; and what there is of jan's. */
export type Cast = {
  /** Access tokens. */
  readonly tokens: Readonly<Record<Actor, string>>;
  readonly own: Others;
  readonly others: Others;
};

type Sends = (method: string, at: string, body?: unknown) => Promise<Reply>;

/** Signs everybody in, and makes for each of two campaigns one of everything that belongs to a campaign. */
export async function castOf(server: TestServer): Promise<Cast> {
  const administrator = await new Browser(server.url).token('admin');
  const send: Sends = (method, at, body) =>
    new Browser(server.url).send(method, `/api/v1${at}`, { token: administrator, ...(body !== undefined && { body }) });
  const own = await campaignOf(server, send, 'anna');
  const others = await campaignOf(server, send, 'jan');
  await makeAccounts(server, own.campaignId);
  const tokenOf = async (login: string, app: 'phone' | 'console') => {
    const { body } = await new Browser(server.url).signIn(login, { app });
    return String(body['accessToken']);
  };
  const tokens = {
    administrator,
    agent: await tokenOf('agent', 'phone'),
    supervisor: await tokenOf('supervising', 'console'),
    confined: await tokenOf('confined', 'console'),
    auditor: await tokenOf('auditor', 'console'),
    integrator: await tokenOf('integrator', 'console'),
  };
  return { tokens, own, others };
}

/** Sends a request of an endpoint as somebody. */
export function asking(server: TestServer, { tokens }: Cast) {
  return (actor: Actor, name: EndpointName, { path, body }: Asked): Promise<Reply> =>
    new Browser(server.url).send(ENDPOINTS[name].method, `/api/v1${path}`, {
      token: tokens[actor],
      ...(body !== undefined && { body }),
    });
}

async function makeAccounts({ store }: TestServer, campaignId: string): Promise<void> {
  const tenant = await store.tenants.byDomain('demo.local');
  const admin = tenant && (await store.accounts.byLogin(tenant.id, 'admin'));
  if (!admin) throw new Error(`the demo has an administrator with ${PASSWORD}`);
  for (const [login, kind, roles] of [
    ['agent', 'uc', []],
    ['supervising', null, ['supervisor']],
    ['confined', null, ['supervisor']],
    ['auditor', null, ['auditor']],
    ['integrator', null, ['integrator']],
  ] as const)
    await store.accounts.create({
      id: newId(),
      tenantId: admin.tenantId,
      login,
      displayName: login,
      kind,
      extension: null,
      directNumber: null,
      roles,
      permissions: ['forwarding:set', 'recordings:hear-all'],
      passwordHash: admin.passwordHash,
      webphoneSeat: kind !== null,
      mayHearOwnRecordings: false,
      supervisedCampaignIds: login === 'confined' ? [campaignId] : null,
    });
}

async function campaignOf(server: TestServer, send: Sends, login: 'anna' | 'jan'): Promise<Others> {
  const { store } = server;
  const tenant = await store.tenants.byDomain('demo.local');
  const agent = tenant && (await store.accounts.byLogin(tenant.id, login));
  if (!agent) throw new Error(`the demo has ${login}`);
  const name = `Campaign of ${login}`;
  const settings = { name, direction: 'inbound', members: [{ accountId: agent.id }] };
  const campaignId = String((await send('POST', '/campaigns', { settings })).body['id']);
  const number = login === 'anna' ? '+48600100401' : '+48600100402';
  const classifier = { names: { pl: `Umówiono ${login}` }, kind: 'success' };
  const call = callIn({ campaignId, campaignName: name }, agent, number);
  await store.calls.close(call);
  const missed = { ...call, id: newId(), segments: [], recording: null, answeredAt: null, talkMs: 0 };
  await store.calls.close({ ...missed, result: 'cancelled', outcome: 'missed' });
  const planned = { tenantId: agent.tenantId, number, name: null, campaignId, callId: null, note: null };
  const recall = await store.recalls.plan(
    { ...planned, by: agent.id, at: new Date() },
    { accountId: null, at: new Date(Date.now() + 3_600_000) },
  );
  const contact = await send('POST', '/contacts', {
    card: { lastName: login, numbers: [{ number }] },
    despiteDuplicates: true,
  });
  const list = { name: `List of ${login}`, campaignId };
  const outboundListId = String((await send('POST', '/outbound-lists', { settings: list })).body['id']);
  server.board.push(boardView(call, { id: campaignId, name }));
  return {
    campaignId,
    agentId: agent.id,
    callId: call.id,
    recordingId: call.recording?.id ?? '',
    recallId: recall.ok ? recall.value : '',
    outboundListId,
    contactId: String(contact.body['contactId']),
    classifierId: String((await send('POST', '/classifiers', { settings: classifier })).body['id']),
    number,
    name,
  };
}

const HEARD = { lossPercent: 1, jitterMs: { mean: 2, max: 9 }, mos: 4 } as const;
const WAY = { packets: 100, heard: HEARD } as const;
const QUALITY = {
  leg: 'caller',
  aor: null,
  trunkId: null,
  transport: 'rtp',
  codec: 'PCMA',
  rtt: null,
  received: WAY,
  sent: WAY,
} as const;

const offerTo = (accountId: string, at: number) => ({
  number: 1,
  accountId,
  why: { by: 'random', tier: 0, candidates: 1, waitedMs: 0 } as const,
  chosenAt: at,
  rangAt: null,
  endedAt: at + 1,
  outcome: 'not-delivered' as const,
});

/** A recorded call with a customer that was waited for, offered and answered in a campaign. */
export function callIn(
  campaign: { readonly campaignId: string; readonly campaignName: string },
  agent: { readonly id: string; readonly tenantId: string },
  number: string,
): CallRecord {
  const call = talkOf(agent);
  const customer = { number, name: null, accountId: null };
  const id = newId();
  return {
    ...call,
    id,
    caller: customer,
    segments: call.segments.map((segment) => ({ ...segment, other: customer })),
    quality: [QUALITY],
    recording: { id: newId(), file: `${id}.ogg`, startedAt: call.startedAt, durationMs: 1, bytes: 1, completeness: 1 },
    queue: {
      ...campaign,
      enteredAt: call.startedAt,
      waitMs: 0,
      left: 'answered',
      isShort: false,
      offers: [offerTo(agent.id, call.startedAt)],
    },
  };
}
