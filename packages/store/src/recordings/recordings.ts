import type { Result } from '@wpm/kernel';
import type { CursorRefusal, Page } from '../calls/page.ts';
import type { Database } from '../database.ts';
import { auditChange, type ChangedBy } from '../directory/audit-change.ts';
import {
  type ErasedCalls,
  type ErasedRow,
  type Erasure,
  type ErasurePreview,
  type ErasureRefusal,
  type ErasureRow,
  erasure,
  eraseRecordings,
  erasures,
  previewErasure,
} from './recording-erasures.ts';
import { hold, type HoldChange, type HoldRefusal, liftHold, type RecordingKey } from './recording-holds.ts';
import {
  type ListedRecordingRow,
  type RecordingFilter,
  type RecordingSelection,
  countRecordings,
  recordingsPage,
} from './recording-list.ts';
import { type ShortRecording, shortRecordingsSince } from './short-recordings.ts';

/** Recordings as what is kept, held and erased (F39). */
export interface Recordings {
  page(tenantId: string, filter: RecordingFilter): Promise<Result<Page<ListedRecordingRow>, CursorRefusal>>;
  count(tenantId: string, selection: RecordingSelection): Promise<number>;
  /** Those of all tenants that lack more than they may, of calls that ended after then, in their order. */
  shortSince(since: Date): Promise<readonly ShortRecording[]>;
  hold(key: RecordingKey, change: HoldChange): Promise<Result<undefined, HoldRefusal>>;
  liftHold(key: RecordingKey, change: HoldChange): Promise<Result<undefined, HoldRefusal>>;
  previewErasure(tenantId: string, number: string): Promise<ErasurePreview>;
  erase(erasure: Erasure): Promise<Result<ErasedCalls, ErasureRefusal>>;
  erasures(tenantId: string, limit: number): Promise<readonly ErasureRow[]>;
  erasure(
    tenantId: string,
    id: string,
  ): Promise<{ readonly erasure: ErasureRow; readonly erased: readonly ErasedRow[] } | undefined>;
  /** Days for which recordings of calls without a campaign are kept; null: until they are erased. */
  keepDays(tenantId: string): Promise<number | null>;
  /** Settles them. The audit log has it, or it is not done. */
  keepFor(tenantId: string, days: number | null, by: ChangedBy): Promise<void>;
}

export function recordingsOn(db: Database): Recordings {
  return {
    page: (tenantId, filter) => recordingsPage(db, tenantId, filter),
    count: (tenantId, selection) => countRecordings(db, tenantId, selection),
    shortSince: (since) => shortRecordingsSince(db, since),
    hold: (key, change) => hold(db, key, change),
    liftHold: (key, change) => liftHold(db, key, change),
    previewErasure: (tenantId, number) => previewErasure(db, tenantId, number),
    erase: (wanted) => eraseRecordings(db, wanted),
    erasures: (tenantId, limit) => erasures(db, tenantId, limit),
    erasure: (tenantId, id) => erasure(db, tenantId, id),
    keepDays: (tenantId) => keepDays(db, tenantId),
    keepFor: (tenantId, days, by) =>
      db.transaction().execute(async (tx) => {
        const before = { keepDays: await keepDays(tx, tenantId) };
        await tx.updateTable('tenants').set({ recording_keep_days: days }).where('id', '=', tenantId).execute();
        await auditChange(tx, by, { action: 'recording-policy.change', before, after: { keepDays: days } });
      }),
  };
}

async function keepDays(db: Database, tenantId: string): Promise<number | null> {
  const found = await db
    .selectFrom('tenants')
    .select('recording_keep_days')
    .where('id', '=', tenantId)
    .executeTakeFirst();
  return found?.recording_keep_days ?? null;
}
