import type { Target } from '@wpm/calls';
import type { IdentityHeader } from '@wpm/contract';
import { type CallerAddress, type Dialled, type ShownCaller, numberTowards, shownCaller } from '@wpm/directory';
import { printNameAddr, printUri } from '@wpm/sip';
import type { LiveTrunk } from './live-trunk.ts';
import { mediaOf } from './trunk-media.ts';

/** A call to the outside, before a trunk is chosen. */
export type OutboundCall = {
  readonly dialled: Extract<Dialled, { kind: 'outside' | 'emergency' }>;
  /** Of the tenant, without plus. */
  readonly countryCode: string;
  /** The caller's own number. */
  readonly directNumber: string | null;
  /** The caller asked not to be shown. */
  readonly withheld: boolean;
};

/** The INVITE as this trunk wants it: the number's notation, who calls, its codecs. */
export function targetOn(trunk: LiveTrunk, call: OutboundCall): Target {
  const { dialled, countryCode } = call;
  const { registration, numbers, callerId } = trunk.settings;
  const typed = dialled.kind === 'emergency' ? dialled.digits : dialled.number;
  const shown = shownCaller({
    rules: callerId.outbound,
    directNumber: call.directNumber,
    account: registration.kind === 'register' ? registration.user : null,
    domain: registration.kind === 'register' ? registration.domain : trunk.domain,
    countryCode,
    emergency: dialled.kind === 'emergency',
    withheld: call.withheld,
  });
  return {
    peer: { kind: 'trunk', trunkId: trunk.id },
    ...mediaOf(trunk.settings),
    uri: trunk.uriTo(numberTowards(typed, numbers.outbound, countryCode)),
    from: nameAddrOf(shown.from),
    headers: identityHeaders(shown),
  };
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
