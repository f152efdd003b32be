import type { CallRecord } from '@wpm/calls';
import { isRecordingShort } from '@wpm/contract';
import { campaignOfCall, type Confinement, type ShortRecording, type Store } from '@wpm/store';

/** How long a recording that lacks something is told of: long enough to be seen, and then it is a matter of reports. */
const TOLD_MS = 3_600_000;
/** Of one tenant; beyond, the oldest are no longer counted. */
const MOST = 1_000;

/** Recordings that lacked more than they may when their calls ended (F39). */
export class ShortRecordings {
  readonly #ofTenant = new Map<string, ShortRecording[]>();

  /** Begins with those of the last hour, so that a platform that is started again still tells of them. */
  static async open({ recordings }: Pick<Store, 'recordings'>, now: Date): Promise<ShortRecordings> {
    const short = new ShortRecordings();
    for (const one of await recordings.shortSince(new Date(now.getTime() - TOLD_MS))) short.#add(one);
    return short;
  }

  callEnded(call: CallRecord): void {
    const { tenantId, recording, endedAt } = call;
    if (!recording || endedAt === null || !isRecordingShort(recording)) return;
    this.#add({ tenantId, endedAt: new Date(endedAt), campaignId: campaignOfCall(call).campaignId });
  }

  #add(short: ShortRecording): void {
    const known = this.#ofTenant.get(short.tenantId) ?? [];
    this.#ofTenant.set(short.tenantId, [...known, short].slice(-MOST));
  }

  /** How many there were lately, of the calls somebody sees. */
  count(tenantId: string, confinement: Confinement | null, now: Date): number {
    const from = now.getTime() - TOLD_MS;
    const fresh = (this.#ofTenant.get(tenantId) ?? []).filter(({ endedAt }) => endedAt.getTime() > from);
    if (fresh.length === 0) this.#ofTenant.delete(tenantId);
    if (!confinement) return fresh.length;
    return fresh.filter(({ campaignId }) => campaignId !== null && confinement.campaignIds.includes(campaignId)).length;
  }
}
