import type { Party } from '../party.ts';
import type { Call, CallIn, LegId } from './call.ts';

/** Calls for tests: a customer who rings Anna. */
export const customer: Party = { kind: 'outside', number: '+48600100200', name: null, accountId: null };
export const anna: Party = { kind: 'account', number: '+48221000101', name: 'Anna Nowak', accountId: 'account-anna' };
export const jan: Party = { kind: 'account', number: '102', name: 'Jan Kowalski', accountId: 'account-jan' };

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
    ...change,
    phase: {
      state: 'ringing',
      legs: legs.map((id) => ({ id, trunkId: null })),
      progress: 'nothing',
      giveUpAt: 31_000,
      later: [],
      tried: legs.length,
      verdict: null,
    },
  };
}
