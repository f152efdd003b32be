import type { CallRefusal, OfferOutcome } from '@wpm/contract';
import type { Result } from '@wpm/kernel';
import type { Round, Routing } from './ports.ts';
import type { CallBackRecord, RecordedParty } from './record.ts';

/** A customer who is called because they kept their place in a campaign's queue (ADR 0051). */
export type CallBackWish = CallBackRecord & {
  readonly customer: Pick<RecordedParty, 'number' | 'name'>;
  /** The number the customer called. */
  readonly called: string;
  /** When they came into the queue, UTC milliseconds. */
  readonly enteredAt: number;
};

/** A call that is to be placed for a user, whose phones ring first (F48). */
export type PlaceWish = {
  readonly callId: string;
  readonly accountId: string;
  /** As somebody typed it. */
  readonly dialled: string;
  /** The campaign it is a call of; absent: none. */
  readonly campaignId?: string;
  /** It was promised in that campaign's queue; absent: somebody wants it now. */
  readonly callBack?: CallBackWish;
  /** An outbound list of that campaign names the customer (F45): it is offered to the user as the campaign's other calls are. */
  readonly isListed?: true;
  /** It goes to the outside by this trunk alone, which somebody tries; absent: by any, or to a colleague. */
  readonly trunkId?: string;
  /** What whoever wants the call calls the customer; absent: the number says all there is. */
  readonly name?: string;
};

/** Why a call is not placed: what the user's phone would be told, or that there is no phone, or no such campaign of theirs. */
export type PlaceRefused = { readonly code: CallRefusal | 'call/no-phone' };

/** Where a call goes as if its user had dialled, and the phones of theirs that ring before. */
export type Placed = {
  readonly routing: Routing;
  /** Wakes the user where no phone is there; undefined where none came; where a device rang them, that they said no, or nothing. */
  readonly phones: () => Promise<Round | 'declined' | 'not-answered' | undefined>;
};

/** What became of a user's phones that were to ring. */
export type Summoned = {
  readonly outcome: Exclude<OfferOutcome, 'taken' | 'abandoned'>;
  /** When they were asked to; absent: there was none. */
  readonly askedAt?: number;
  /** When the first of them did; null: none rang. */
  readonly rangAt: number | null;
};

/** Whether a user may have the call is not call control's to know, nor where their phones are. */
export interface PlacedRoute {
  routePlaced(wish: PlaceWish): Promise<Result<Placed, PlaceRefused>>;
}
