import type { CallRecord, RecordingRecord, SegmentRecord } from '@wpm/calls';
import { newId } from './database.fixture.ts';
import type { Store } from './open-store.ts';

/** A tenant with two users, as tests of calls need it. */
export type TestTenant = { readonly id: string; readonly anna: string; readonly jan: string };

export async function makeTenant(store: Store, domain: string): Promise<TestTenant> {
  const tenant = { id: newId(), anna: newId(), jan: newId() };
  await store.tenants.create({ id: tenant.id, domain, name: domain, defaultCountryCode: '48' });
  for (const [login, extension] of [
    ['anna', '101'],
    ['jan', '102'],
  ] as const) {
    await store.accounts.create({
      id: tenant[login],
      tenantId: tenant.id,
      login,
      displayName: `${login} of ${domain}`,
      kind: 'uc',
      extension,
      directNumber: null,
      roles: [],
      passwordHash: 'none',
      webphoneSeat: true,
      mayHearOwnRecordings: true,
    });
  }
  return tenant;
}

/** A classifier that only says what a call was. */
export const NO_EFFECTS = { recall: null, closesRecord: false, doNotCall: false } as const;

/** A part in a call nobody held or handed on. */
export const NOT_HANDED_ON = { holdMs: 0, transferredFrom: null, transferredTo: null } as const;

/** A call anna answered, ended, recorded; tests change what they are about. */
export function answeredCall(tenant: TestTenant, changes: Partial<CallRecord> = {}): CallRecord {
  const startedAt = Date.UTC(2026, 0, 5, 10);
  const answered = { ringMs: 5_000, talkMs: 60_000, result: 'answered', outcome: 'answered' } as const;
  const times = { startedAt, endedAt: startedAt + 65_000 };
  // With what comes from outside and a database does not take: a zero byte and half a character.
  const caller = { number: '+48600100200', name: 'Jan\0 Klient \uD83D', accountId: null };
  const segment: SegmentRecord = {
    number: 1,
    accountId: tenant.anna,
    direction: 'inbound',
    other: caller,
    ...times,
    ...NOT_HANDED_ON,
    ...answered,
  };
  return {
    id: newId(startedAt),
    tenantId: tenant.id,
    direction: 'inbound',
    caller,
    callee: { number: '+48221000101', name: 'Anna', accountId: tenant.anna },
    ...times,
    ...answered,
    answeredAt: startedAt + 5_000,
    endedBy: 'caller',
    refusal: null,
    cause: null,
    trunkId: null,
    redirects: [],
    segments: [segment],
    recording: recordingOf(startedAt + 5_000),
    ...changes,
  };
}

function recordingOf(startedAt: number): RecordingRecord {
  const file = '2026/01/05/a.wav';
  return { id: newId(startedAt), file, startedAt, durationMs: 60_000, bytes: 960_044, completeness: 1 };
}

/** The same call while it still runs: nothing has ended, nothing is decided. */
export function running(call: CallRecord): CallRecord {
  const undecided = { endedAt: null, result: null, outcome: null } as const;
  return {
    ...call,
    ...undecided,
    endedBy: null,
    segments: call.segments.map((segment) => ({ ...segment, ...undecided })),
    recording: call.recording && { ...call.recording, file: null },
  };
}
