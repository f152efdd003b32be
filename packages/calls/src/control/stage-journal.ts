import type { CallJournal, CallRecord, JournalledCall, RefusedCall } from '../record.ts';

/** What happened, in order, as one list: what went out on the wire and what went to disk. */
export type Happening = string;

/** A journal that can be made to fail, and that tells when it was written. */
export class MemoryJournal implements CallJournal {
  readonly live = new Map<string, JournalledCall>();
  readonly closed: CallRecord[] = [];
  failing = false;
  readonly #happened: Happening[];

  constructor(happened: Happening[]) {
    this.#happened = happened;
  }

  async save(call: JournalledCall): Promise<void> {
    if (this.failing) throw new Error('database is away');
    // What is read back after a restart has been through JSON.
    const written: JournalledCall = JSON.parse(JSON.stringify(call));
    this.live.set(call.record.id, written);
    this.#happened.push('disk: saved');
  }

  async close(record: CallRecord): Promise<void> {
    if (this.failing) throw new Error('database is away');
    this.live.delete(record.id);
    this.closed.push(record);
    this.#happened.push('disk: closed');
  }

  async merge(call: JournalledCall, ended: CallRecord): Promise<void> {
    if (this.failing) throw new Error('database is away');
    this.#happened.push('disk: merged');
    const written: JournalledCall = JSON.parse(JSON.stringify(call));
    this.live.set(call.record.id, written);
    this.live.delete(ended.id);
    this.closed.push(ended);
  }

  async refusedSince(instant: number): Promise<readonly RefusedCall[]> {
    return this.closed.flatMap(({ id, inviteKey, refusal, endedAt }) =>
      inviteKey !== undefined && refusal !== null && (endedAt ?? 0) >= instant ? [{ id, inviteKey, refusal }] : [],
    );
  }

  async open(): Promise<readonly JournalledCall[]> {
    return [...this.live.values()];
  }
}
