import { assertNever, uuidV7 } from '@wpm/kernel';
import type { ChangedBy, Directory, Store, Tenant, TenantSummary } from '@wpm/store';
import type { z } from 'zod';
import { newInvitation } from '../administration/invite.ts';
import { consoleAddress } from '../mail/console-address.ts';
import type { Settings } from '../settings.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { randomToken } from '../sessions/tokens.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal, OperatorRequest } from './protocol.ts';
import type { invitedAnswer, licenceAnswer, tenantAnswer } from './tenant-protocol.ts';

export type TenantRequest = Extract<
  OperatorRequest,
  { verb: 'tenants' | 'tenant-create' | 'tenant-invite' | 'licences' | 'licence-grant' }
>;
export type TenantDeps = {
  readonly store: Pick<Store, 'tenants' | 'accounts' | 'licences' | 'invitations' | 'setUp'>;
  readonly now: () => Date;
  readonly settings: Pick<Settings, 'http' | 'tls' | 'publicAddress' | 'publicUrl'>;
};

type Refused = OperatorRefusal | undefined;

/** Whoever has the socket is at the machine itself. */
const SOURCE = '127.0.0.1';
const YEARS = 10;

/** Does what the operator asks of tenants and their licences; each deed stands in the tenant's audit log. */
export async function administerTenants(deps: TenantDeps, request: TenantRequest, { tell }: Asker): Promise<Refused> {
  if (request.verb === 'tenant-create') return create(deps, request, tell);
  if (request.verb !== 'tenants') return administerOne(deps, request, tell);
  for (const tenant of await deps.store.tenants.all()) tell(summaryOf(tenant));
  return undefined;
}

type OfOne = Exclude<TenantRequest, { verb: 'tenants' | 'tenant-create' }>;

async function administerOne(deps: TenantDeps, request: OfOne, tell: Asker['tell']): Promise<Refused> {
  const tenant = await deps.store.tenants.byDomain(request.domain);
  if (!tenant) return { code: 'operator/not-found', detail: `there is no tenant ${request.domain}` };
  switch (request.verb) {
    case 'tenant-invite':
      return inviteAgain(deps, tenant, { login: request.login, tell });
    case 'licence-grant':
      return grant(deps, tenant, { request, tell });
    case 'licences':
      for (const licence of await licencesOf(deps, tenant)) tell(licence);
      return undefined;
    default:
      return assertNever(request);
  }
}

function summaryOf({ domain, name, defaultCountryCode, accounts }: TenantSummary): z.infer<typeof tenantAnswer> {
  return { domain, name, defaultCountryCode, accounts };
}

type Creation = Extract<TenantRequest, { verb: 'tenant-create' }>;

async function create(deps: TenantDeps, asked: Creation, tell: Asker['tell']): Promise<Refused> {
  const { domain, name, country, administrator: login } = asked;
  const tenant = { id: newId(deps), domain, name, defaultCountryCode: country };
  const account = { id: newId(deps), login, passwordHash: await hashPassword(randomToken()) };
  const isNew = await deps.store.setUp(async (directory) => {
    if (!(await directory.tenants.create(tenant))) return false;
    await addAdministrator(directory, tenant, account);
    const by = changedBy(deps, tenant);
    await directory.audit.append({ ...by, action: 'tenant.create', subject: tenant.id, result: 'ok' });
    await directory.audit.append({ ...by, action: 'account.create', subject: account.id, result: 'ok' });
    return true;
  });
  if (!isNew) return { code: 'operator/taken', detail: `there is a tenant ${domain} already` };
  await invite(deps, tenant, { account, tell });
  return undefined;
}

function addAdministrator(
  directory: Directory,
  tenant: Tenant,
  account: { readonly id: string; readonly login: string; readonly passwordHash: string },
): Promise<void> {
  const nobodysPhone = { kind: null, extension: null, directNumber: null, webphoneSeat: false };
  return directory.accounts.create({
    ...account,
    ...nobodysPhone,
    tenantId: tenant.id,
    displayName: account.login,
    roles: ['administrator'],
    permissions: ['recordings:hear-all'],
    mayHearOwnRecordings: false,
  });
}

async function inviteAgain(
  deps: TenantDeps,
  tenant: Tenant,
  { login, tell }: { readonly login: string; readonly tell: Asker['tell'] },
): Promise<Refused> {
  const account = await deps.store.accounts.byLogin(tenant.id, login);
  if (!account?.roles.includes('administrator'))
    return { code: 'operator/not-found', detail: `${tenant.domain} has no administrator ${login}` };
  await invite(deps, tenant, { account, tell });
  return undefined;
}

async function invite(
  deps: TenantDeps,
  tenant: Tenant,
  {
    account,
    tell,
  }: { readonly account: { readonly id: string; readonly login: string }; readonly tell: Asker['tell'] },
): Promise<void> {
  const { token, kept } = newInvitation(account.id, deps.now());
  await deps.store.invitations.create(tenant.id, kept, changedBy(deps, tenant));
  const { login } = account;
  const expiresAt = kept.expiresAt.toISOString();
  const link = `${consoleAddress(deps.settings)}/invitation#${token}`;
  tell({ domain: tenant.domain, login, link, expiresAt } satisfies z.infer<typeof invitedAnswer>);
}

async function grant(
  deps: TenantDeps,
  tenant: Tenant,
  { request, tell }: { request: Extract<OfOne, { verb: 'licence-grant' }>; tell: Asker['tell'] },
): Promise<Refused> {
  const { kind, seats, until } = request;
  const validFrom = deps.now();
  const validUntil = until === undefined ? yearsAfter(validFrom) : new Date(until);
  if (validUntil <= validFrom) return { code: 'operator/invalid', detail: `${until} is not in the future` };
  await deps.store.setUp(async (directory) => {
    await directory.licences.grant(tenant.id, { kind, seats, validFrom, validUntil });
    await directory.audit.append({ ...changedBy(deps, tenant), action: 'licence.grant', subject: kind, result: 'ok' });
  });
  for (const licence of await licencesOf(deps, tenant)) if (licence.kind === kind) tell(licence);
  return undefined;
}

async function licencesOf({ store }: TenantDeps, { id }: Tenant): Promise<readonly z.infer<typeof licenceAnswer>[]> {
  const [granted, taken] = await Promise.all([store.licences.of(id), store.licences.taken(id)]);
  return granted.map(({ kind, seats, validFrom, validUntil }) => ({
    kind,
    seats,
    taken: taken.get(kind) ?? 0,
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
  }));
}

function changedBy({ now }: TenantDeps, { id }: Tenant): ChangedBy {
  return { at: now(), source: SOURCE, tenantId: id };
}

function newId({ now }: TenantDeps): string {
  return uuidV7(now().getTime(), (bytes) => crypto.getRandomValues(bytes));
}

function yearsAfter(from: Date): Date {
  const until = new Date(from);
  until.setFullYear(from.getFullYear() + YEARS);
  return until;
}
