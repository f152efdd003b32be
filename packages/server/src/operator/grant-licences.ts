import type { LicenceKind } from '@wpm/contract';
import type { ChangedBy, LicenceRow, Tenant } from '@wpm/store';
import type { z } from 'zod';
import type { TenantDeps, TenantRequest } from './tenant-deps.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal } from './protocol.ts';
import type { licenceAnswer } from './tenant-protocol.ts';

type Refused = OperatorRefusal | undefined;
type Tell = Asker['tell'];
type Grant = Extract<TenantRequest, { verb: 'licence-grant' }>;

/** Whoever has the socket is at the machine itself. */
const SOURCE = '127.0.0.1';
const YEARS = 10;

/** Grants a licence in place of what there was of its kind (F03); both stand in the tenant's audit log. */
export async function grantLicence(
  deps: TenantDeps,
  tenant: Tenant,
  { request, tell }: { readonly request: Grant; readonly tell: Tell },
): Promise<Refused> {
  const { kind, seats, until } = request;
  const validFrom = deps.now();
  const validUntil = until === undefined ? yearsAfter(validFrom) : new Date(until);
  if (validUntil <= validFrom) return { code: 'operator/invalid', detail: `${until} is not in the future` };
  await deps.store.setUp(async (directory) => {
    const before = (await directory.licences.of(tenant.id)).find((one) => one.kind === kind);
    const licence = { kind, seats, validFrom, validUntil };
    await directory.licences.grant(tenant.id, licence);
    const granted = { action: 'licence.grant', subject: kind, detail: termsOf(licence), result: 'ok' } as const;
    await directory.audit.append({ ...changedBy(deps, tenant), ...granted, ...(before && { was: termsOf(before) }) });
  });
  for (const licence of await licencesOf(deps, tenant)) if (licence.kind === kind) tell(licence);
  return undefined;
}

/** Takes a grant away. Who needs it is let in no more, by the next request or registration; a call that is up goes on. */
export async function withdrawLicence(
  deps: TenantDeps,
  tenant: Tenant,
  { kind, tell }: { readonly kind: LicenceKind; readonly tell: Tell },
): Promise<Refused> {
  const known = (await licencesOf(deps, tenant)).find((one) => one.kind === kind);
  const withdrawn = await deps.store.setUp(async (directory) => {
    const before = await directory.licences.withdraw(tenant.id, kind);
    if (!before) return false;
    const entry = { action: 'licence.withdraw', subject: kind, was: termsOf(before), result: 'ok' } as const;
    await directory.audit.append({ ...changedBy(deps, tenant), ...entry });
    return true;
  });
  if (!withdrawn || !known) return { code: 'operator/not-found', detail: `${tenant.domain} has no licence ${kind}` };
  tell(known);
  return undefined;
}

/** What a tenant was granted, and how much of it is taken. */
export async function licencesOf(
  { store }: TenantDeps,
  { id }: Tenant,
): Promise<readonly z.infer<typeof licenceAnswer>[]> {
  const [granted, taken] = await Promise.all([store.licences.of(id), store.licences.taken(id)]);
  return granted.map(({ kind, seats, validFrom, validUntil }) => ({
    kind,
    seats,
    taken: taken.get(kind) ?? 0,
    validFrom: validFrom.toISOString(),
    validUntil: validUntil.toISOString(),
  }));
}

export function changedBy({ now }: TenantDeps, { id }: Pick<Tenant, 'id'>): ChangedBy {
  return { at: now(), source: SOURCE, tenantId: id };
}

const termsOf = ({ seats, validFrom, validUntil }: LicenceRow) => ({
  seats,
  validFrom: validFrom.toISOString(),
  validUntil: validUntil.toISOString(),
});

function yearsAfter(from: Date): Date {
  const until = new Date(from);
  until.setFullYear(from.getFullYear() + YEARS);
  return until;
}
