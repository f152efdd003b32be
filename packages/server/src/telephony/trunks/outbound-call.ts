import type { Target } from '@wpm/calls';
import type { IdentityHeader } from '@wpm/contract';
import {
  type CallerAddress,
  type CallerWish,
  type Dialled,
  type ShownCaller,
  numberTowards,
  shownCaller,
} from '@wpm/directory';
import { printNameAddr, printUri } from '@wpm/sip';
import { type Diversion, diversionHeaders } from './diversion.ts';
import type { LiveTrunk } from './live-trunk.ts';
import { inSchemeOf } from './trunk-contact.ts';
import { mediaOf } from './trunk-media.ts';
import { goesOverTls } from './trunk-ways.ts';

/** A call to the outside, before a trunk is chosen. */
export type OutboundCall = {
  readonly dialled: Extract<Dialled, { kind: 'outside' | 'emergency' }>;
  /** Of the tenant, without plus. */
  readonly countryCode: string;
  /** The caller's own number. */
  readonly directNumber: string | null;
  /** The caller asked not to be shown. */
  readonly withheld: boolean;
  /** Where a user's forwarding sends it: the number is theirs. */
  readonly diversion?: Diversion;
};

/** The INVITE as this trunk wants it: the number's notation, who calls, its codecs. */
export function targetOn(trunk: LiveTrunk, call: OutboundCall): Target {
  const { dialled, countryCode } = call;
  const { registration, numbers, callerId } = trunk.settings;
  const typed = dialled.kind === 'emergency' ? dialled.digits : dialled.number;
  const { outbound } = callerId;
  const passed = outbound.forwarded === 'caller' ? (call.diversion?.caller ?? null) : null;
  const wish = {
    rules: passed === null ? outbound : { ...outbound, number: 'direct' as const },
    directNumber: passed ?? call.directNumber,
    account: registration.kind === 'register' ? registration.user : null,
    domain: registration.kind === 'register' ? registration.domain : trunk.domain,
    countryCode,
    emergency: dialled.kind === 'emergency',
    withheld: call.withheld,
  };
  const shown = shownCaller(wish);
  const uri = trunk.uriTo(numberTowards(typed, numbers.outbound, countryCode));
  return {
    peer: { kind: 'trunk', trunkId: trunk.id },
    ...mediaOf(trunk.settings, trunk.destinations.every(goesOverTls)),
    uri,
    from: inScheme(trunk, nameAddrOf(shown.from)),
    headers: [...identityHeaders(shown), ...divertedBy(call, wish, uri)],
  };
}

const inScheme = ({ settings }: LiveTrunk, from: Target['from']): Target['from'] => ({
  ...from,
  uri: inSchemeOf(settings, from.uri),
});

/** Who forwards is named by their own number, whoever is shown as the caller. */
function divertedBy({ diversion, directNumber }: OutboundCall, wish: CallerWish, to: string) {
  if (!diversion) return [];
  const { rules } = wish;
  const by = shownCaller({
    ...wish,
    directNumber,
    withheld: false,
    rules: { ...rules, from: 'number', withheld: false },
  });
  return diversionHeaders(rules.diversion, diversion, { by: nameAddrOf(by.from).uri, to });
}

function identityHeaders({ asserted, withheld }: ShownCaller): readonly (readonly [string, string])[] {
  if (!asserted) return withheld ? [['Privacy', 'id']] : [];
  const address = printNameAddr({ ...nameAddrOf(asserted.address), params: {} });
  const identity = (name: IdentityHeader): readonly [string, string] =>
    name === 'Remote-Party-ID'
      ? [name, `${address};party=calling;privacy=${withheld ? 'full' : 'off'};screen=yes`]
      : [name, address];
  return [...asserted.names.map(identity), ...(withheld ? [['Privacy', 'id'] as const] : [])];
}

function nameAddrOf({ user, host, displayName }: CallerAddress): Target['from'] {
  const uri = printUri({ scheme: 'sip', user, host, params: {} });
  return displayName === undefined ? { uri } : { uri, displayName };
}
