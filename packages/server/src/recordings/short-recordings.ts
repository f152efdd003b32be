import type { CallRecord } from '@wpm/calls';
import { isRecordingShort } from '@wpm/contract';
import type { Confinement } from '@wpm/store';

/** How long a recording that lacks something is told of: long enough to be seen, and then it is a matter of reports. */
const TOLD_MS = 3_600_000;
/** Of one tenant; beyond, the oldest are no longer counted. */
const MOST = 1_000;

type Short = { readonly at: number; readonly campaignId: string | null };

/** Recordings that lacked more than they may when their calls ended (F39). A platform that is started again has forgotten them. */
export class ShortRecordings {
  readonly #ofTenant = new Map<string, Short[]>();

  callEnded({ tenantId, recording, endedAt, queue, madeIn }: CallRecord): void {
    if (!recording || endedAt === null || !isRecordingShort(recording)) return;
    const known = this.#ofTenant.get(tenantId) ?? [];
    const short = { at: endedAt, campaignId: queue?.campaignId ?? madeIn?.campaignId ?? null };
    this.#ofTenant.set(tenantId, [...known, short].slice(-MOST));
  }

  /** How many there were lately, of the calls somebody sees. */
  count(tenantId: string, confinement: Confinement | null, now: Date): number {
    const fresh = (this.#ofTenant.get(tenantId) ?? []).filter(({ at }) => at > now.getTime() - TOLD_MS);
    if (fresh.length === 0) this.#ofTenant.delete(tenantId);
    if (!confinement) return fresh.length;
    return fresh.filter(({ campaignId }) => campaignId !== null && confinement.campaignIds.includes(campaignId)).length;
  }
}
