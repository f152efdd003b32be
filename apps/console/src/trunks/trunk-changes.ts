import { type AuditedTrunk, auditedTrunk, type RewriteRule, type TrunkPeer } from '@wpm/contract';
import { type Change, differencesOf, NOTHING } from '../audit/changes-of.ts';
import type { ConsoleWords } from '../i18n/console-words.ts';

/**
 * What differs between two states of a trunk in the audit log, in the words of its form; made or removed where one of them is null.
 * Undefined where either cannot be read, as one of a platform that knows more, or there is neither.
 */
export function trunkChangesOf(before: unknown, after: unknown, words: ConsoleWords): readonly Change[] | undefined {
  const [was, is] = [stateOf(before), stateOf(after)];
  if (was === undefined || is === undefined || was === is) return undefined;
  const [then, now] = [linesOf(was, words), linesOf(is, words)];
  if (isOtherCertificate(was, is)) now.set(words.trunks.tlsCa, words.audit.told.secrets.changed);
  return differencesOf(then, now);
}

type State = AuditedTrunk | null;

/** Null where there was no trunk. */
const stateOf = (value: unknown): State | undefined => (value === null ? null : auditedTrunk.safeParse(value).data);

/** Which certificate it is nobody reads from its text: it is told to be another. */
function isOtherCertificate(was: State, is: State): boolean {
  const [then, now] = [was?.tlsCa ?? null, is?.tlsCa ?? null];
  return then !== null && now !== null && then !== now;
}

/** Each setting and what it says, in words; what is not set, is left out. */
function linesOf(trunk: State, words: ConsoleWords): Map<string, string> {
  if (trunk === null) return new Map();
  const lines = [
    ...ownLines(trunk, words),
    ...registrationLines(trunk, words),
    ...wayLines(trunk, words),
    ...numberLines(trunk, words),
    ...callerLines(trunk, words),
    ...limitLines(trunk, words),
  ];
  return new Map(lines.filter(([, says]) => says !== ''));
}

type Line = readonly [setting: string, says: string];
type Lines = (trunk: AuditedTrunk, words: ConsoleWords) => readonly Line[];

const ownLines: Lines = ({ name, enabled, priority, weight }, { trunks, audit: { told } }) => [
  [trunks.name, name],
  [trunks.enabled, enabled ? told.yes : told.no],
  [trunks.priority, String(priority)],
  [trunks.weight, String(weight)],
];

const registrationLines: Lines = ({ registration, password, credentials }, { trunks, audit: { told } }) => {
  const known: readonly Line[] = [
    [trunks.registration, trunks.registrations[registration.kind]],
    [told.credentials, credentials === 'none' ? NOTHING : told.secrets[credentials]],
    [trunks.password, password === 'none' ? NOTHING : told.secrets[password]],
  ];
  if (registration.kind !== 'register') return known;
  const { domain, user, authUser, realm, expires } = registration;
  return [
    ...known,
    [trunks.domain, domain],
    [trunks.user, user],
    [trunks.authUser, authUser ?? NOTHING],
    [trunks.realm, realm ?? NOTHING],
    [trunks.expires, String(expires)],
  ];
};

const wayLines: Lines = (trunk, { trunks, audit: { told } }) => [
  [trunks.peers, trunk.peers.map(peerText).join(', ')],
  [trunks.outboundProxy, trunk.outboundProxy ? peerText(trunk.outboundProxy) : NOTHING],
  [trunks.sources, trunk.sources.join(', ')],
  [trunks.uris, trunks.urisTexts[trunk.uris]],
  [trunks.tlsCa, trunk.tlsCa === null ? NOTHING : told.secrets.set],
  [trunks.codecs, trunk.codecs.map((codec) => trunks.codecTexts[codec]).join(', ')],
  [trunks.srtp, trunks.srtpTexts[trunk.srtp]],
  [trunks.keys, trunks.keysTexts[trunk.keys]],
  [trunks.redirects, trunks.redirectsTexts[trunk.redirects]],
  [trunks.silenceSeconds, String(trunk.silenceSeconds)],
];

/** `[2001:db8::1]:5061 TLS` */
function peerText({ host, port, transport }: TrunkPeer): string {
  const named = host.includes(':') ? `[${host}]` : host;
  return `${named}${port === null ? '' : `:${port}`} ${transport.toUpperCase()}`;
}

const numberLines: Lines = ({ numbers: { outbound, inbound } }, { trunks }) => {
  const rulesText = (rules: readonly RewriteRule[]) =>
    rules
      .map(({ prefix, strip, add }) => `${trunks.prefix} ${prefix}, ${trunks.strip} ${strip}, ${trunks.add} ${add}`)
      .join('; ');
  return [
    [trunks.format, trunks.formats[outbound.format]],
    [trunks.outboundRules, rulesText(outbound.rules)],
    [trunks.calledFrom, trunks.calledFromTexts[inbound.called]],
    [trunks.inboundRules, rulesText(inbound.rules)],
    [trunks.callerRules, rulesText(inbound.callerRules)],
  ];
};

const callerLines: Lines = ({ callerId: { outbound, inbound } }, { trunks, audit: { told } }) => {
  const truth = (is: boolean) => (is ? told.yes : told.no);
  return [
    [trunks.shownNumber, trunks.shownNumbers[outbound.number]],
    [trunks.trunkNumber, outbound.trunkNumber ?? NOTHING],
    [trunks.callerFormat, trunks.formats[outbound.format]],
    [trunks.from, trunks.fromTexts[outbound.from]],
    [trunks.forwarded, trunks.forwardedTexts[outbound.forwarded]],
    [trunks.headers, outbound.headers.join(', ')],
    [trunks.diversion, outbound.diversion.join(', ')],
    [trunks.callerDomain, outbound.domain ?? NOTHING],
    [trunks.withheld, truth(outbound.withheld)],
    [trunks.trustsAsserted, truth(inbound.trustsAsserted)],
    [trunks.passesIdentity, truth(inbound.passesIdentity)],
  ];
};

const LIMITS = ['total', 'inbound', 'outbound'] as const;

const limitLines: Lines = ({ limits, health }, { trunks }) => [
  ...LIMITS.map((limit): Line => [
    `${trunks.limits}: ${trunks.limitTexts[limit]}`,
    String(limits[limit] ?? trunks.noLimit),
  ]),
  [trunks.everySeconds, String(health.everySeconds)],
  [trunks.failures, String(health.failures)],
];
