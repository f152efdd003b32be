import { foldText } from '@wpm/contract';
import { assertNever, uuidV7 } from '@wpm/kernel';
import type { Directory, Tenant, TenantSummary } from '@wpm/store';
import type { z } from 'zod';
import { endAccess } from '../administration/end-access.ts';
import { newInvitation } from '../administration/invite.ts';
import { consoleAddress } from '../mail/console-address.ts';
import { hashPassword } from '../sessions/passwords.ts';
import { randomToken } from '../sessions/tokens.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal } from './protocol.ts';
import { removeTenant, tellRemoved } from './remove-tenant.ts';
import type { TenantDeps, TenantRequest } from './tenant-deps.ts';
import { changedBy, grantLicence, licencesOf, withdrawLicence } from './grant-licences.ts';
import type { invitedAnswer, tenantAnswer } from './tenant-protocol.ts';

type Refused = OperatorRefusal | undefined;

/** Does what the operator asks of tenants and their licences; each deed stands in the tenant's audit log. */
export async function administerTenants(deps: TenantDeps, request: TenantRequest, { tell }: Asker): Promise<Refused> {
  if (request.verb === 'tenant-create') return create(deps, request, tell);
  if (request.verb === 'tenants-removed') return tellRemoved(deps, tell);
  if (request.verb !== 'tenants') return administerOne(deps, request, tell);
  for (const tenant of await deps.store.tenants.all()) if (isSought(tenant, request.search)) tell(summaryOf(tenant));
  return undefined;
}

/** Whether it has every word in its domain or name, without regard to case and accents. */
function isSought({ domain, name }: Tenant, search: string): boolean {
  const text = foldText(`${domain} ${name}`);
  return foldText(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

type OfOne = Exclude<TenantRequest, { verb: 'tenants' | 'tenants-removed' | 'tenant-create' }>;

async function administerOne(deps: TenantDeps, request: OfOne, tell: Asker['tell']): Promise<Refused> {
  const tenant = await deps.store.tenants.byDomain(request.domain);
  if (!tenant) return { code: 'operator/not-found', detail: `there is no tenant ${request.domain}` };
  switch (request.verb) {
    case 'tenant-invite':
      return inviteAgain(deps, tenant, { login: request.login, tell });
    case 'tenant-rename':
      return rename(deps, tenant, { name: request.name, tell });
    case 'tenant-disable':
      return disable(deps, tenant, tell);
    case 'tenant-enable':
      return enable(deps, tenant, tell);
    case 'tenant-remove':
      return removeTenant(deps, tenant, { confirm: request.confirm, tell });
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

function summaryOf({
  domain,
  name,
  defaultCountryCode,
  accounts,
  disabledAt,
}: TenantSummary): z.infer<typeof tenantAnswer> {
  return { domain, name, defaultCountryCode, accounts, disabledAt: disabledAt?.toISOString() ?? null };
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
  return tellOf(deps, tenant, tell);
}

/** As it is by now. */
async function tellOf({ store }: TenantDeps, tenant: Tenant, tell: Asker['tell']): Promise<undefined> {
  const found = (await store.tenants.all()).find(({ id }) => id === tenant.id);
  if (found) tell(summaryOf(found));
}

/** From now on nobody of it signs in, registers, calls or is called; who is signed in or registered is so no more, and calls that are up go on. */
async function disable(deps: TenantDeps, tenant: Tenant, tell: Asker['tell']): Promise<Refused> {
  if (!(await turn(deps, tenant, deps.now())))
    return { code: 'operator/taken', detail: `${tenant.domain} is disabled already` };
  for (const id of await deps.store.accounts.idsOf(tenant.id)) await endAccess(deps, { tenantId: tenant.id, id });
  return tellOf(deps, tenant, tell);
}

async function enable(deps: TenantDeps, tenant: Tenant, tell: Asker['tell']): Promise<Refused> {
  if (!(await turn(deps, tenant, null))) return { code: 'operator/taken', detail: `${tenant.domain} is not disabled` };
  return tellOf(deps, tenant, tell);
}

/** Takes its service from a tenant, or gives it back, which its audit log says. False where it was so before. */
function turn(deps: TenantDeps, { id }: Tenant, disabledAt: Date | null): Promise<boolean> {
  return deps.store.setUp(async (directory) => {
    if (!(await directory.tenants.setDisabled(id, disabledAt))) return false;
    const action = disabledAt ? 'tenant.disable' : 'tenant.enable';
    await directory.audit.append({ ...changedBy(deps, { id }), action, subject: id, result: 'ok' });
    return true;
  });
}

function newId({ now }: TenantDeps): string {
  return uuidV7(now().getTime(), (bytes) => crypto.getRandomValues(bytes));
}
