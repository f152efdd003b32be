import type { CallJournal, LegQuality } from '@wpm/calls';
import type { Log, Result } from '@wpm/kernel';
import type { Database } from '../database.ts';
import { outlastingOn } from '../outlast.ts';
import { type OfferRow, offersOf } from './call-offers.ts';
import { type CallNews, journalOn } from './journal.ts';
import { legQualityOf } from './leg-quality.ts';
import { type MyCallRow, type MyCallsFilter, myCallsPage } from './my-calls.ts';
import type { CursorRefusal, Page } from './page.ts';
import { type RecordingRow, recordingById } from './recordings.ts';
import { type CallFilter, type TenantCallRow, isCallOfTenant, tenantCallsPage } from './tenant-calls.ts';

/** The journal call control writes, and what is read of calls afterwards. */
export interface Calls extends CallJournal {
  ofAccount(
    account: { readonly tenantId: string; readonly id: string },
    filter: MyCallsFilter,
  ): Promise<Result<Page<MyCallRow>, CursorRefusal>>;
  ofTenant(tenantId: string, filter: CallFilter): Promise<Result<Page<TenantCallRow>, CursorRefusal>>;
  /** Whether there is such a call, running or ended, of this tenant. */
  isOfTenant(tenantId: string, callId: string): Promise<boolean>;
  /** How the legs of a call of this tenant sounded that have ended. */
  qualityOf(tenantId: string, callId: string): Promise<readonly LegQuality[]>;
  /** To whom a call of this tenant was offered that waited in a queue, in that order. */
  offersOf(tenantId: string, callId: string): Promise<readonly OfferRow[]>;
  recordingById(tenantId: string, id: string): Promise<RecordingRow | undefined>;
}

export function callsOn(db: Database, news: CallNews, log: Log): Calls {
  return {
    ...journalOn(db, outlastingOn(log), news),
    ofAccount: (account, filter) => myCallsPage(db, account, filter),
    ofTenant: (tenantId, filter) => tenantCallsPage(db, tenantId, filter),
    isOfTenant: (tenantId, callId) => isCallOfTenant(db, tenantId, callId),
    qualityOf: (tenantId, callId) => legQualityOf(db, tenantId, callId),
    offersOf: (tenantId, callId) => offersOf(db, tenantId, callId),
    recordingById: (tenantId, id) => recordingById(db, tenantId, id),
  };
}
