import { assertNever, uuidV7 } from '@wpm/kernel';
import type { Directory, Tenant, TenantSummary } from '@wpm/store';
import type { z } from 'zod';
import { newInvitation } from '../administration/invite.ts';
import { consoleAddress } from '../mail/console-address.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { randomToken } from '../sessions/tokens.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal } from './protocol.ts';
import type { TenantDeps, TenantRequest } from './tenant-deps.ts';
import { changedBy, grantLicence, licencesOf, withdrawLicence } from './grant-licences.ts';
import type { invitedAnswer, tenantAnswer } from './tenant-protocol.ts';

type Refused = OperatorRefusal | undefined;

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
    case 'tenant-rename':
      return rename(deps, tenant, { name: request.name, tell });
    case 'licence-grant':
      return grantLicence(deps, tenant, { request, tell });
    case 'licence-withdraw':
      return withdrawLicence(deps, tenant, { kind: request.kind, tell });
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
    const [made, first] = [
      { domain, name, country },
      { login, role: 'administrator' },
    ];
    await directory.audit.append({ ...by, action: 'tenant.create', subject: tenant.id, detail: made, result: 'ok' });
    await directory.audit.append({ ...by, action: 'account.create', subject: account.id, detail: first, result: 'ok' });
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

async function rename(
  deps: TenantDeps,
  tenant: Tenant,
  { name, tell }: { readonly name: string; readonly tell: Asker['tell'] },
): Promise<Refused> {
  await deps.store.setUp(async (directory) => {
    const was = { name: (await directory.tenants.byId(tenant.id))?.name ?? tenant.name };
    await directory.tenants.rename(tenant.id, name);
    const renamed = { action: 'tenant.rename', subject: tenant.id, was, detail: { name }, result: 'ok' } as const;
    await directory.audit.append({ ...changedBy(deps, tenant), ...renamed });
  });
  const found = (await deps.store.tenants.all()).find(({ id }) => id === tenant.id);
  if (found) tell(summaryOf(found));
  return undefined;
}

function newId({ now }: TenantDeps): string {
  return uuidV7(now().getTime(), (bytes) => crypto.getRandomValues(bytes));
}
