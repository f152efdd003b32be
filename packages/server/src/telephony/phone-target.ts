import type { Party, Round, Routing, Target } from '@wpm/calls';
import type { CallRefusal } from '@wpm/contract';
import { ok, refuse } from '@wpm/kernel';
import { type Binding, printNameAddr } from '@wpm/sip';
import type { AccountRow } from '@wpm/store';
import { mediaOfPhone } from './registered-phone.ts';

/** Of an INVITE, the id of the campaign it is a call of: to a user's phone, and from one that dials in a campaign (F14, ADR 0067). */
export const CAMPAIGN = 'X-WPM-Campaign';

/** A user as colleagues and records know them. */
export function internalParty({ id, extension, login, displayName }: AccountRow): Extract<Party, { kind: 'account' }> {
  return { kind: 'account', number: extension ?? login, name: displayName, accountId: id };
}

/** Somebody in the telephone network. */
export function outsideParty(number: string, name: string | null = null): Extract<Party, { kind: 'outside' }> {
  return { kind: 'outside', number, name, accountId: null };
}

/** A call from the telephone network that reaches nobody: no user, and no campaign. */
export const toNobody = (
  caller: Party,
  number: string,
  code: Extract<CallRefusal, 'call/unreachable' | 'call/unknown-number'>,
): Routing => ({ direction: 'inbound', caller, callee: outsideParty(number), to: refuse({ code }) });

/** The same phone, handed on who the carrier says calls (RFC 8224). */
export function withIdentity(target: Target, identity: readonly string[]): Target {
  return { ...target, headers: [...target.headers, ...identity.map((value) => ['Identity', value] as const)] };
}

/** What a phone is shown of a call to its user. */
export type ShownCall = {
  readonly caller: Party;
  /** Which number was called. */
  readonly dialled: string;
  /** The campaign it is a call of. */
  readonly campaign?: { readonly id: string; readonly name: string };
};

/** A call as a user's phones are told of it; `identity` as it came (RFC 8224). */
export type RingingCall = ShownCall & { readonly identity?: readonly string[] };

/** One phone of a user, as a registration says where it is. */
export function phoneTarget(binding: Binding, callee: AccountRow, { caller, dialled, campaign }: ShownCall): Target {
  const host = caller.number === 'anonymous' ? 'anonymous.invalid' : callee.domain;
  return {
    peer: { kind: 'account', aor: binding.aor, contact: binding.contact },
    ...mediaOfPhone(binding.flow),
    uri: binding.contact,
    from: { ...(caller.name ? { displayName: caller.name } : {}), uri: `sip:${caller.number}@${host}` },
    headers: [
      // RFC 3327 §5.3: the way the phone's registration came is the way its calls go.
      ...binding.path.map((hop): [string, string] => ['Route', hop]),
      // RFC 7315 §4.2: which number was called; with the name of the campaign whose it is.
      ['P-Called-Party-ID', printNameAddr({ ...named(campaign), uri: `sip:${dialled}@${callee.domain}`, params: {} })],
      ...(campaign === undefined ? [] : [[CAMPAIGN, campaign.id] as const]),
    ],
  };
}

const named = (campaign: ShownCall['campaign']) => (campaign === undefined ? {} : { displayName: campaign.name });

/** The same phones, told who hands the call on. */
export function handedOn(to: Routing['to'], { login, domain }: AccountRow): Routing['to'] {
  if (!to.ok || to.value.kind !== 'ring') return to;
  const by = ['Referred-By', `<sip:${login}@${domain}>`] as const;
  const told = (target: Target): Target => ({ ...target, headers: [...target.headers, by] });
  const rounds = to.value.rounds.map((round) => ({ ...round, targets: round.targets.map(told) }));
  return ok({ kind: 'ring', rounds });
}

/** The rounds of phones or trunks a call goes to; none where it goes elsewhere. */
export const roundsOf = (to: Routing['to']): readonly Round[] =>
  to.ok && to.value.kind === 'ring' ? to.value.rounds : [];
