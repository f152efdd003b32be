import type { CallerIdRules, IdentityHeader } from '@wpm/contract';
import { formatted } from './number-format.ts';

/** The user and host of a SIP address, and the name before it. */
export type CallerAddress = { readonly user: string; readonly host: string; readonly displayName?: string };

/** How a trunk is told who calls. */
export type ShownCaller = {
  readonly from: CallerAddress;
  /** Header fields that carry the number beside From. */
  readonly asserted: { readonly names: readonly IdentityHeader[]; readonly address: CallerAddress } | null;
  /** `Privacy: id` (RFC 3325 §9.3), and its equal in Remote-Party-ID. */
  readonly withheld: boolean;
};

/** Who calls, and by which trunk. */
export type CallerWish = {
  readonly rules: CallerIdRules['outbound'];
  /** The caller's own number, E.164. */
  readonly directNumber: string | null;
  /** User of a registering trunk. */
  readonly account: string | null;
  /** Where the rules name no domain. */
  readonly domain: string;
  readonly countryCode: string;
  readonly emergency: boolean;
  /** The caller asked for it, for this call. */
  readonly withheld: boolean;
};

// RFC 3323 §4.1.1.3: the address of nobody.
const NOBODY: CallerAddress = { user: 'anonymous', host: 'anonymous.invalid', displayName: 'Anonymous' };

/** Which number a trunk is shown, and where it stands. Who calls for help is always shown: help must find them. */
export function shownCaller(wish: CallerWish): ShownCaller {
  const { rules, account, emergency } = wish;
  const number = shownNumber(wish);
  const host = rules.domain ?? wish.domain;
  const user = number === null ? account : formatted(number, rules.format, wish.countryCode);
  if (user === null) return { from: NOBODY, asserted: null, withheld: false };
  const address = { user, host };
  const withheld = !emergency && (rules.withheld || wish.withheld);
  const plain = rules.from === 'account' && account !== null ? { user: account, host } : address;
  return {
    from: withheld ? NOBODY : plain,
    asserted: rules.headers.length === 0 ? null : { names: rules.headers, address },
    withheld,
  };
}

function shownNumber({ rules, directNumber }: CallerWish): string | null {
  const { number, trunkNumber } = rules;
  return number === 'trunk' ? (trunkNumber ?? directNumber) : (directNumber ?? trunkNumber);
}

/** What an inbound INVITE says of its caller. */
export type SentCaller = {
  readonly from: { readonly user: string | undefined; readonly displayName: string | undefined };
  readonly asserted: { readonly user: string | undefined; readonly displayName: string | undefined } | null;
  /** Values of `Privacy`, in lower case. */
  readonly privacy: readonly string[];
};

/** The caller's number as it was sent, undefined where it is withheld, and the name. */
export function sentCaller(
  { from, asserted, privacy }: SentCaller,
  { trustsAsserted }: Pick<CallerIdRules['inbound'], 'trustsAsserted'>,
): { readonly user: string | undefined; readonly displayName: string | undefined } {
  // RFC 3325 §7: whoever asked for privacy is not shown to a user, even where the network knows the number.
  const isWithheld = privacy.some((value) => value === 'id' || value === 'user' || value === 'header');
  if (isWithheld) return { user: undefined, displayName: undefined };
  return trustsAsserted && asserted ? asserted : from;
}
