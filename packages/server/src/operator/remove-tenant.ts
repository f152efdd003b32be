import type { RemovedTenant, Tenant, TenantHoldings } from '@wpm/store';
import type { z } from 'zod';
import { removeRecordingFiles } from '../recordings/remove-files.ts';
import { recordingsFolder } from '../settings.ts';
import type { Asker } from './operator-socket.ts';
import type { OperatorRefusal } from './protocol.ts';
import type { TenantDeps } from './tenant-deps.ts';
import type { removedAnswer } from './tenant-protocol.ts';

type Refused = OperatorRefusal | undefined;

/**
 * Deletes everything of a tenant: recordings and sounds from the disk, then every row. What breaks off in the middle is done to its end by
 * asking again, for the tenant stays disabled until nothing is left of it.
 */
export async function removeTenant(
  deps: TenantDeps,
  tenant: Tenant,
  { confirm, tell }: { readonly confirm: string; readonly tell: Asker['tell'] },
): Promise<Refused> {
  const { store, sounds, telephony, settings, now } = deps;
  const { id, domain } = tenant;
  if (confirm !== domain)
    return { code: 'operator/invalid', detail: `this deletes all of ${domain} for good: say --confirm ${domain}` };
  if (!(await store.tenants.isDisabled(id))) return notDisabled(domain);
  const holdings = await store.tenants.holdingsOf(id);
  const why = keptBy(holdings);
  if (why) return { code: 'operator/in-use', detail: `${domain} ${why}` };
  const trunks = (await store.trunks.all()).filter(({ tenantId }) => tenantId === id);
  for (const file of holdings.recordingFiles) await removeRecordingFiles(recordingsFolder(settings), file);
  await sounds.removeAllOf(id);
  const removed = await store.tenants.remove(id, now());
  if (!removed) return notDisabled(domain);
  for (const trunk of trunks) await telephony.trunks.reload(trunk.id);
  tell(shown(removed));
  return undefined;
}

/** What is still known of tenants that are no more. */
export async function tellRemoved({ store }: TenantDeps, tell: Asker['tell']): Promise<undefined> {
  for (const removed of await store.tenants.removed()) tell(shown(removed));
}

const notDisabled = (domain: string): OperatorRefusal => ({
  code: 'operator/in-use',
  detail: `${domain} is not disabled: tenant disable ${domain} first, and be sure that nobody misses it`,
});

/** Why it has to be kept; undefined: it has not. */
function keptBy({ runningCalls, held }: TenantHoldings): string | undefined {
  if (held > 0)
    return `has recordings under legal hold (${held}): they and their tenant are kept until an administrator lifts the holds`;
  return runningCalls > 0 ? `has calls that are up (${runningCalls}): they end first` : undefined;
}

const shown = ({ removedAt, ...removed }: RemovedTenant): z.infer<typeof removedAnswer> => ({
  ...removed,
  removedAt: removedAt.toISOString(),
});
