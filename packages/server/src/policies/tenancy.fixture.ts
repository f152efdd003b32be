import { ACCOUNT_PERMISSIONS, ENDPOINTS, LICENCE_KINDS } from '@wpm/contract';
import { Browser, type Reply } from '../browser.fixture.ts';
import { newId, PASSWORD, type TestServer } from '../server.fixture.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { ACTORS, type Actor } from './reach.fixture.ts';

/** A tenant with somebody of each role. */
export type Tenancy = {
  readonly id: string;
  readonly domain: string;
  /** Stands in every name of what it has, and in nothing of another's. */
  readonly mark: string;
  readonly ids: Readonly<Record<Actor, string>>;
  readonly tokens: Readonly<Record<Actor, string>>;
};

/** Sends a request as somebody of a tenancy; the path is relative to `/api/v1`. */
export type SendAs = (actor: Actor, method: string, path: string, body?: unknown) => Promise<Reply>;

const ROLE_OF = {
  agent: [],
  supervisor: ['supervisor'],
  confined: ['supervisor'],
  auditor: ['auditor'],
  integrator: ['integrator'],
  administrator: ['administrator'],
} as const satisfies Record<Actor, unknown>;

/** Makes a tenant with somebody of each role, and signs them in: the agent to their phone, everybody else to the console. */
export async function tenancyOf(server: TestServer, domain: string): Promise<Tenancy> {
  const { store } = server;
  const id = newId();
  const mark = domain.split('.')[0] ?? domain;
  await store.tenants.create({ id, domain, name: mark, defaultCountryCode: '48' });
  const [validFrom, validUntil] = [new Date('2020-01-01'), new Date('2099-01-01')];
  for (const kind of LICENCE_KINDS) await store.licences.grant(id, { kind, seats: 20, validFrom, validUntil });
  const passwordHash = await hashPassword(PASSWORD);
  const people = ACTORS.map((actor) => [actor, newId()] as const);
  for (const [actor, accountId] of people)
    await store.accounts.create({
      id: accountId,
      tenantId: id,
      login: actor,
      displayName: `${actor} ${mark}`,
      kind: actor === 'agent' ? 'uc' : null,
      extension: actor === 'agent' ? '101' : null,
      directNumber: null,
      roles: ROLE_OF[actor],
      permissions: actor === 'agent' ? ACCOUNT_PERMISSIONS : ['recordings:hear-all'],
      passwordHash,
      webphoneSeat: actor === 'agent',
      mayHearOwnRecordings: true,
      // Of a campaign that is gone: they see nothing.
      supervisedCampaignIds: actor === 'confined' ? [newId()] : null,
    });
  const tokenOf = async (actor: Actor) => {
    const app = actor === 'agent' ? 'phone' : 'console';
    const { body } = await new Browser(server.url).signIn(actor, { domain, app });
    return [actor, String(body['accessToken'])] as const;
  };
  // Elsewhere too.
  const [, elsewhere] = await tokenOf('administrator');
  await waitLong(server, elsewhere);
  const tokens = await Promise.all(ACTORS.map(tokenOf));
  return { id, domain, mark, ids: ofActors(people), tokens: ofActors(tokens) };
}

/**
 * Agents without a phone are waited for as long as can be: that they are out of reach after the usual time would be told in the midst of a
 * test on a machine that is busy.
 */
async function waitLong({ url }: TestServer, token: string): Promise<void> {
  const browser = new Browser(url);
  const { body } = await browser.send('GET', '/api/v1/tenant-settings', { token });
  const { version, settings } = ENDPOINTS.getTenantSettings.output.parse(body);
  const longer = { ...settings, agents: { ...settings.agents, graceSeconds: 600 } };
  const { status } = await browser.send('PUT', '/api/v1/tenant-settings', {
    token,
    body: { version, settings: longer },
  });
  if (status !== 200) throw new Error(`the rules of agents were not changed: ${status}`);
}

/** Sends as somebody of a tenancy. */
export function sendAs({ url }: TestServer, { tokens }: Tenancy): SendAs {
  return (actor, method, path, body) =>
    new Browser(url).send(method, `/api/v1${path}`, { token: tokens[actor], ...(body !== undefined && { body }) });
}

function ofActors(pairs: readonly (readonly [Actor, string])[]): Readonly<Record<Actor, string>> {
  const found = new Map(pairs);
  const of = (actor: Actor) => found.get(actor) ?? '';
  return {
    agent: of('agent'),
    supervisor: of('supervisor'),
    confined: of('confined'),
    auditor: of('auditor'),
    integrator: of('integrator'),
    administrator: of('administrator'),
  };
}
