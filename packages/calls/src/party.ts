import type { Hop } from '@wpm/sip';
import type { RecordedParty } from './record.ts';

/** Where the SIP messages of a leg go. Resolved anew for each request, so that a phone which reconnected is found again. */
export type Peer =
  | { readonly kind: 'account'; readonly aor: string; readonly contact: string }
  /** `from`: where a call that came by the trunk came from; its dialog goes back there, not to where the trunk takes calls. */
  | { readonly kind: 'trunk'; readonly trunkId: string; readonly from?: Hop };

/** A peer as a line of the log names it. The address of a user says who they are: the line's call tells whom it was for. */
export function logged(peer: Peer): Readonly<Record<string, string>> {
  return peer.kind === 'trunk' ? { kind: peer.kind, trunkId: peer.trunkId } : { kind: peer.kind };
}

/** The platform's own numbers an agent can test with: the speaker's voice back, a steady tone, music. */
export const SERVICES = ['echo', 'tone', 'music'] as const;
export type Service = (typeof SERVICES)[number];

/** A user of ours. */
export type AccountParty = RecordedParty & { readonly kind: 'account'; readonly accountId: string };

/** One end of a call. */
export type Party =
  | AccountParty
  | (RecordedParty & { readonly kind: 'outside'; readonly accountId: null })
  | (RecordedParty & { readonly kind: 'service'; readonly accountId: null })
  /** The number of a campaign that was called, with the campaign's name. */
  | (RecordedParty & { readonly kind: 'campaign'; readonly accountId: null })
  /** The number of a menu that was called, with the menu's name. */
  | (RecordedParty & { readonly kind: 'menu'; readonly accountId: null });

/** What a record keeps of a party. */
export function recorded({ number, name, accountId }: Party): RecordedParty {
  return { number, name, accountId };
}
