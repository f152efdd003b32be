import type { Redirect, Redirected } from '@wpm/calls';
import type { CallRefusal } from '@wpm/contract';
import { type Dialled, numberTowards } from '@wpm/directory';
import { type Clock, type Result, ok, refuse } from '@wpm/kernel';
import {
  type ClientEvent,
  type Destination,
  type OutgoingRequest,
  type SipRequest,
  type SipResponse,
  type SipStack,
  isSips,
  printReason,
  printUri,
} from '@wpm/sip';
import {
  type Elsewhere,
  destinationsAt,
  isOwn,
  isProxyOnly,
  isRedirect,
  numberAt,
  placesIn,
  uriWith,
} from './redirect.ts';
import { TrunkCall, type TrunkInvite } from './trunk-invite.ts';

/** RFC 3261 gives no number: a network that sends a call on more often than that has lost its way. */
const MOST_REDIRECTS = 5;
/** Places one call may be sent to in all. */
const MOST_PLACES = 8;

/** A number a call may go on to, and the country whose notation the trunk wants it in. */
export type Permitted = { readonly dialled: Dialled; readonly countryCode: string };

export type FollowedInvite = Omit<TrunkInvite, 'on'> & {
  readonly on: (event: ClientEvent | Redirected) => void;
  /** Whether the call may go on to a number over its trunk: the same gate as for any call (trust 7). */
  readonly mayFollow: (number: string) => Promise<Result<Permitted, { readonly code: CallRefusal }>>;
};

type Place = { readonly uri: string; readonly destinations: readonly Destination[] };

type Deps = { readonly stack: SipStack; readonly clock: Clock };

/**
 * An INVITE to a trunk that goes where the trunk sends it (RFC 3261 §8.1.3.4): to the places its 3xx name, one after the
 * other, as far as they are the trunk's own and their numbers may be called. The same dialog's INVITE with another
 * Request-URI: call control hears of it, and of what comes to the last.
 */
export class FollowedCall implements OutgoingRequest {
  readonly #deps: Deps;
  readonly #wanted: FollowedInvite;
  readonly #seen: Set<string>;
  #left: readonly Elsewhere[] = [];
  #redirects = 0;
  #underWay: TrunkCall;
  #isCancelled = false;

  constructor(deps: Deps, wanted: FollowedInvite) {
    this.#deps = deps;
    this.#wanted = wanted;
    this.#seen = new Set([wanted.invite.uri]);
    this.#underWay = this.#send(wanted.invite, wanted.trunk.destinations);
  }

  get request(): SipRequest {
    return this.#underWay.request;
  }

  cancel(headers?: Iterable<readonly [name: string, value: string]>): void {
    this.#isCancelled = true;
    this.#underWay.cancel(headers);
  }

  #send(invite: SipRequest, destinations: readonly Destination[]): TrunkCall {
    let isFailed = false;
    return new TrunkCall(this.#deps, {
      ...this.#wanted,
      invite,
      destinations,
      failed: () => (isFailed = true),
      on: (event) => void this.#hear(event, () => isFailed && this.#wanted.failed()),
    });
  }

  /** @param released gives the trunk's place back, if the trunk did not take the call */
  async #hear(event: ClientEvent, released: () => void): Promise<void> {
    const response = event.kind === 'response' ? event.response : undefined;
    if (response && isRedirect(response)) this.#note(response);
    const goesOn = !this.#isCancelled && this.#left.length > 0 && (!response || mayBeElsewhere(response));
    const denied = goesOn ? await this.#next() : undefined;
    if (denied === 'gone on') return;
    released();
    this.#wanted.on(denied && response && isRedirect(response) ? because(response, denied.code) : event);
  }

  #note(response: SipResponse): void {
    this.#redirects++;
    if (this.#wanted.trunk.settings.redirects === 'never' || this.#redirects > MOST_REDIRECTS) this.#left = [];
    else this.#left = [...placesIn(response), ...this.#left];
  }

  /** Goes to the next place that may be gone to; else says why the last one may not. */
  async #next(): Promise<'gone on' | { readonly code: CallRefusal }> {
    let denied: { readonly code: CallRefusal } = { code: 'call/unreachable' };
    for (const elsewhere of this.#left) {
      this.#left = this.#left.slice(1);
      const place = await this.#placeAt(elsewhere);
      if (this.#isCancelled) return denied;
      this.#tell(elsewhere, place.ok);
      if (place.ok) {
        this.#underWay = this.#send(this.#towards(place.value.uri), place.value.destinations);
        return 'gone on';
      }
      denied = place.error;
    }
    return denied;
  }

  /** Where a place is, unless it is a stranger's, was tried already, or its number may not be called. */
  async #placeAt(elsewhere: Elsewhere): Promise<Result<Place, { readonly code: CallRefusal }>> {
    const { trunk, invite, mayFollow } = this.#wanted;
    // Whatever else a Contact names gets nothing of us (trust 6).
    if (!isOwn(elsewhere, trunk) || this.#seen.size > MOST_PLACES) return refuse({ code: 'call/unreachable' });
    // RFC 5630 §5.1.1.2: who asked for TLS all the way is not led away from it.
    if (isSips(invite.uri) && elsewhere.uri.scheme === 'sip') return refuse({ code: 'call/not-secure' });
    const destinations = await destinationsAt(elsewhere, trunk);
    if (destinations.length === 0) {
      return refuse({ code: elsewhere.uri.scheme === 'sips' ? 'call/not-secure' : 'call/unreachable' });
    }
    if (isProxyOnly(elsewhere)) return this.#once(`by ${elsewhere.uri.host}`, { uri: invite.uri, destinations });
    const number = numberAt(elsewhere, trunk);
    if (number === undefined) return refuse({ code: 'call/unreachable' });
    const permitted = await mayFollow(number);
    if (!permitted.ok) return permitted;
    const { dialled, countryCode } = permitted.value;
    const typed = dialled.kind === 'outside' ? dialled.number : number;
    const uri = uriWith(elsewhere, numberTowards(typed, trunk.settings.numbers.outbound, countryCode), trunk);
    return this.#once(uri, { uri, destinations });
  }

  /** RFC 3261 §8.1.3.4: no place is gone to twice. */
  #once(key: string, place: Place): Result<Place, { readonly code: CallRefusal }> {
    if (this.#seen.has(key)) return refuse({ code: 'call/unreachable' });
    this.#seen.add(key);
    return ok(place);
  }

  #towards(uri: string): SipRequest {
    const { invite, numbers } = this.#wanted;
    const headers = invite.headers.clone().set('CSeq', `${numbers()} INVITE`);
    return { ...invite, uri, headers };
  }

  #tell({ status, uri }: Elsewhere, isFollowed: boolean): void {
    const redirect: Redirect = { status, to: printUri(uri).slice(0, LONGEST_URI), followed: isFollowed };
    this.#wanted.on({ kind: 'redirected', redirect });
  }
}

/** What a record keeps of a URI that somebody else made. */
const LONGEST_URI = 120;

/** After a failure like that another place of the same redirect may still do; busy is busy there, too. */
function mayBeElsewhere(response: SipResponse): boolean {
  const { status } = response;
  return isRedirect(response) || status === 408 || status === 430 || (status >= 500 && status < 600);
}

/** The redirect that was not followed, and why, for the call's record. */
function because(response: SipResponse, code: CallRefusal): ClientEvent {
  const headers = response.headers.clone();
  headers.add('Reason', printReason({ protocol: 'SIP', cause: response.status, text: code }));
  return { kind: 'response', response: { ...response, headers } };
}
