import type { CallRecord } from '../record.ts';
import { closeLost } from './close-unplaced.ts';
import type { CallControlDeps } from './deps.ts';
import type { CallState } from './journalled.ts';
import type { Before } from './known-invites.ts';
import type { DialogIndex } from './leg-context.ts';
import { SipLeg } from './sip-leg.ts';

/**
 * Closes a call that did not survive a restart, and hangs up whoever is up in it: a phone that was answered for a call that was being
 * placed, or both where the media are gone, would be in it with nobody.
 */
export async function giveUpLost(
  record: CallRecord,
  left: CallState | undefined,
  deps: CallControlDeps & { readonly dialogs: DialogIndex },
): Promise<void> {
  await closeLost(record, deps);
  if (!left || !isUp(left)) return;
  for (const { id, peer, session } of left.legs) {
    const at = { callId: record.id, leg: id };
    SipLeg.resumed({ ...deps, at, peer, report: async () => undefined }, session).end('call/network');
  }
}

/** Of a caller who has no final answer the journal has the session that answer would make: nothing may be hung up there (RFC 3261 §15). */
const isUp = ({ call }: CallState): boolean => call.phase.state === 'connected' || call.inviteKey === undefined;

/** What is known of a call whose INVITE may come again. */
export const unheardOf = (record: CallRecord, deps: CallControlDeps): Before => ({
  kind: 'unheard',
  id: record.id,
  close: () => void closeLost(record, deps),
});
