import type { DiversionHeader, ForwardingReason } from '@wpm/contract';
import { numberFrom, readCaller } from '@wpm/directory';
import { type NameAddr, type SipRequest, parseNameAddr, userOf } from '@wpm/sip';
import type { LiveTrunk } from './live-trunk.ts';

/** How a call came to leave for the outside by a forwarding. */
export type Diversion = {
  readonly reason: ForwardingReason;
  /** Steps it has made, this one among them. */
  readonly hops: number;
  /** E.164 of who calls; null where it is withheld or no number. */
  readonly caller: string | null;
};

/** RFC 5806 §5.3. */
const REASON: Readonly<Record<ForwardingReason, string>> = {
  always: 'unconditional',
  unreachable: 'unavailable',
  busy: 'user-busy',
  'no-answer': 'no-answer',
};

/** RFC 4458 §2: the cause as a parameter of the URI. */
const CAUSE: Readonly<Record<ForwardingReason, number>> = {
  always: 302,
  unreachable: 503,
  busy: 486,
  'no-answer': 408,
};

/**
 * Tells a network who sent it the call, and why.
 * @param by URI of the number that forwards
 * @param to URI the call goes to
 */
export function diversionHeaders(
  names: readonly DiversionHeader[],
  { reason, hops }: Diversion,
  { by, to }: { readonly by: string; readonly to: string },
): readonly (readonly [string, string])[] {
  return names.map((name) =>
    name === 'Diversion'
      ? [name, `<${by}>;reason=${REASON[reason]};counter=${hops};privacy=off`]
      : // RFC 7044 §5: the entry that was mapped to another user, then what it was mapped to.
        [name, `<${by}>;index=1, <${to};cause=${CAUSE[reason]}>;index=1.1;mp=1`],
  );
}

/** What a network says of a call it sends us: whose numbers sent it on, in E.164, and how many steps there were. */
export type DivertedBefore = { readonly numbers: readonly string[]; readonly hops: number };

/** More than any call we take on makes; a header can be as long as a message. */
const MOST_READ = 20;

/** Reads both headers; a network that writes both tells the same by both. Undefined: the call came straight to us. */
export function divertedIn(invite: SipRequest, trunk: LiveTrunk, countryCode: string): DivertedBefore | undefined {
  const [diversion, history] = [readDiversion(invite), readHistory(invite)];
  const hops = Math.max(diversion.hops, history.hops);
  if (hops === 0) return undefined;
  const { callerRules } = trunk.settings.numbers.inbound;
  const users = new Set([...diversion.uris, ...history.uris].flatMap((uri) => userOf(uri) ?? []));
  return { hops, numbers: [...users].map((user) => readCaller(numberFrom(user, callerRules), countryCode)) };
}

type Read = { readonly uris: readonly string[]; readonly hops: number };

/** RFC 5806 §5: whoever diverted, the last one first; `counter` counts those that no longer stand there. */
function readDiversion(invite: SipRequest): Read {
  const entries = entriesOf(invite, 'Diversion');
  const hops = entries.map(({ params }) => Math.max(1, Math.trunc(Number(params['counter'])) || 1));
  return { uris: entries.map(({ uri }) => uri), hops: hops.reduce((sum, each) => sum + each, 0) };
}

/** RFC 7044 §5: `mp` names the entry whose user the call was sent on from; RFC 4458 said the same by `cause` of the next. */
function readHistory(invite: SipRequest): Read {
  const entries = entriesOf(invite, 'History-Info');
  const uris = entries.flatMap(({ uri, params }, at) => {
    const from = entries.find((each) => each.params['index'] === params['mp'] && params['mp'] !== undefined);
    const before = /;cause=\d+/i.test(uri) ? entries[at - 1] : undefined;
    return (from ?? before)?.uri ?? [];
  });
  return { uris, hops: uris.length };
}

const entriesOf = (invite: SipRequest, name: DiversionHeader): readonly NameAddr[] =>
  invite.headers
    .all(name)
    .slice(0, MOST_READ)
    .flatMap((value) => {
      const parsed = parseNameAddr(value);
      return parsed.ok ? parsed.value : [];
    });
