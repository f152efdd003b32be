import type { Trunk } from '@wpm/contract';
import type { TrunkView } from '@wpm/store';
import type { TrunkStanding } from '../telephony/trunks/trunk-control.ts';

/** A trunk as its administrator sees it: what is set, and how it is at this moment. No secrets. */
export function presentTrunk({ id, version, settings, hasPassword, acceptUser }: TrunkView, now: TrunkStanding): Trunk {
  const { state, calls, lastError } = now;
  return {
    id,
    version,
    settings,
    hasPassword,
    acceptUser,
    state: settings.enabled ? state : { name: 'disabled' },
    calls: { inbound: calls.inbound, outbound: calls.outbound },
    lastError: lastError && { at: new Date(lastError.at).toISOString(), words: lastError.words },
  };
}
