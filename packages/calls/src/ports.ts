import type { CallDirection, CallRefusal } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import type { LegTransport } from '@wpm/media';
import type { ClientEvent, NameAddr, OutgoingRequest, SipRequest } from '@wpm/sip';
import type { Party, Peer, Service } from './party.ts';

/** How call control reaches the other side of a leg. */
export interface Signalling {
  /** Sends a request in a client transaction; what comes back goes to `on`. */
  request(request: SipRequest, to: Peer, on: (event: ClientEvent) => void): OutgoingRequest;
  /** Sends a request outside a transaction: the ACK to a 2xx. */
  send(request: SipRequest, to: Peer): void;
  /** Our Contact as this peer must see it. */
  contactFor(peer: Peer): string;
}

/** Who sent an INVITE, as the signalling has established it. */
export type Source =
  | { readonly kind: 'account'; readonly accountId: string; readonly tenantId: string; readonly peer: Peer }
  | { readonly kind: 'trunk'; readonly trunkId: string; readonly tenantId: string; readonly peer: Peer };

/** One phone or trunk to call. */
export type Target = {
  readonly peer: Peer;
  readonly transport: LegTransport;
  /** Request-URI and To. */
  readonly uri: string;
  readonly from: Pick<NameAddr, 'displayName' | 'uri'>;
  readonly headers: readonly (readonly [string, string])[];
};

export type Destination =
  | { readonly kind: 'service'; readonly service: Service }
  | { readonly kind: 'ring'; readonly targets: readonly Target[]; readonly ringMs: number };

/** Whom a call is from and to, and where it goes or why it may not. A refused call has its parties too: it is reported. */
export type Routing = {
  readonly direction: CallDirection;
  readonly caller: Party;
  readonly callee: Party;
  readonly to: Result<Destination, { readonly code: CallRefusal }>;
};

/** Where a call goes is not call control's to know: numbers, campaigns and permissions answer it. */
export interface InboundRoute {
  route(invite: SipRequest, source: Source): Promise<Routing>;
}
