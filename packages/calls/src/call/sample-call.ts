import type { AccountParty, Party } from '../party.ts';
import type { Call, CallIn, LegId } from './call.ts';
import { opened } from './segment.ts';

/** Calls for tests: a customer who rings Anna. */
export const customer: Party = { kind: 'outside', number: '+48600100200', name: null, accountId: null };
export const anna: AccountParty = {
  kind: 'account',
  number: '+48221000101',
  name: 'Anna Nowak',
  accountId: 'account-anna',
};
export const jan: AccountParty = { kind: 'account', number: '102', name: 'Jan Kowalski', accountId: 'account-jan' };
export const maria: AccountParty = { kind: 'account', number: '103', name: 'Maria', accountId: 'account-maria' };
export const greta: AccountParty = { kind: 'account', number: '900', name: 'Greta', accountId: 'account-greta' };
export const otto: AccountParty = { kind: 'account', number: '901', name: 'Otto', accountId: 'account-otto' };

/** Made in a campaign whose calls are recorded, and both told first. */
export const MADE = {
  madeIn: {
    campaignId: 'campaign-1',
    name: 'Sales',
    records: true,
    notice: { file: 'notice' },
    wrapUp: { kind: 'off' },
  },
} as const;

export function ringingCall(legs: LegId[] = ['callee-1'], change: Partial<Call> = {}): CallIn<'ringing'> {
  return {
    id: 'call-1',
    tenantId: 'tenant-1',
    direction: 'inbound',
    caller: customer,
    callee: anna,
    startedAt: 1_000,
    recording: null,
    trunkId: 'lab',
    redirects: [],
    tried: legs.length,
    segments: opened(
      opened(
        [],
        { own: change.caller ?? customer, other: change.callee ?? anna, role: 'caller', leg: 'caller' },
        1_000,
      ),
      { own: change.callee ?? anna, other: change.caller ?? customer, role: 'callee' },
      1_000,
    ),
    ...change,
    phase: {
      state: 'ringing',
      legs: legs.map((id) => ({ id, trunkId: null })),
      progress: 'nothing',
      giveUpAt: 31_000,
      later: [],
      verdict: null,
    },
  };
}

/** A recording as it is when it has begun. */
export const recordedFrom = (startedAt: number) => ({
  id: 'recording-1',
  file: null,
  startedAt,
  durationMs: 0,
  bytes: 0,
  completeness: 0,
});
