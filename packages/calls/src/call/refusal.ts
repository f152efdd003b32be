import { CALL_REFUSALS, type CallRefusal, type CallResult, type Direction, type Outcome } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { type Headers, type Reason, type SipResponse, parseReason } from '@wpm/sip';
import type { Cause, Refused } from './call.ts';

/** The status a refusal is answered with (RFC 3261 §21). */
const STATUS: Record<CallRefusal, number> = {
  'call/busy': 486,
  'call/no-answer': 480,
  'call/rejected': 603,
  'call/unreachable': 480,
  'call/unknown-number': 404,
  'call/no-direct-number': 403,
  'call/not-allowed': 403,
  'call/not-permitted': 403,
  'call/limit-reached': 403,
  'call/on-break': 403,
  'call/not-in-campaign': 403,
  // RFC 3261 §21.4.18: there, and not to be disturbed.
  'call/colleague-on-break': 480,
  'call/no-common-codec': 488,
  'call/no-audio-offered': 488,
  'call/no-ipv4': 488,
  'call/no-ipv6': 488,
  // RFC 5630 §5.3.
  'call/not-secure': 480,
  'call/overloaded': 503,
  'call/trunk-unavailable': 503,
  'call/trunk-full': 503,
  'call/network': 500,
  'call/taken-over': 480,
  'call/failed': 500,
};

/** What a status means when the other side gave no reason of ours. */
const MEANING: Readonly<Record<number, CallRefusal>> = {
  // RFC 3261 §21.3: the callee is elsewhere, and nobody follows, or may.
  300: 'call/unreachable',
  301: 'call/unreachable',
  302: 'call/unreachable',
  305: 'call/unreachable',
  380: 'call/unreachable',
  403: 'call/not-allowed',
  404: 'call/unknown-number',
  408: 'call/no-answer',
  410: 'call/unknown-number',
  415: 'call/no-common-codec',
  480: 'call/unreachable',
  484: 'call/unknown-number',
  486: 'call/busy',
  488: 'call/no-common-codec',
  503: 'call/trunk-unavailable',
  600: 'call/busy',
  603: 'call/rejected',
  604: 'call/unknown-number',
  606: 'call/no-common-codec',
};

const RESULT: Record<CallRefusal, CallResult> = {
  'call/busy': 'busy',
  'call/no-answer': 'no-answer',
  'call/rejected': 'rejected',
  'call/unreachable': 'unreachable',
  'call/unknown-number': 'unknown-number',
  'call/no-direct-number': 'not-allowed',
  'call/not-allowed': 'not-allowed',
  'call/not-permitted': 'not-allowed',
  'call/limit-reached': 'not-allowed',
  'call/on-break': 'not-allowed',
  'call/not-in-campaign': 'not-allowed',
  'call/colleague-on-break': 'unreachable',
  'call/no-common-codec': 'failed',
  'call/no-audio-offered': 'failed',
  'call/no-ipv4': 'failed',
  'call/no-ipv6': 'failed',
  'call/not-secure': 'failed',
  'call/overloaded': 'failed',
  'call/trunk-unavailable': 'failed',
  'call/trunk-full': 'failed',
  'call/network': 'failed',
  'call/taken-over': 'failed',
  'call/failed': 'failed',
};

export const statusOf = (refusal: CallRefusal): number => STATUS[refusal];

export const resultOf = (refusal: CallRefusal): CallResult => RESULT[refusal];

const isRefusal = (text: string | undefined): text is CallRefusal => CALL_REFUSALS.some((known) => known === text);

/** RFC 3261 §21.4.19, §21.6.2: somebody, or their phone for them, said no. Everything else only failed to reach them. */
export const isDecline = ({ why }: Refused): boolean => why === 'call/rejected' || why === 'call/busy';

/** What a network's Q.850 cause says of the callee; those about the way or about nothing in particular are not here. */
const Q850: Readonly<Record<number, CallRefusal>> = {
  1: 'call/unknown-number',
  17: 'call/busy',
  18: 'call/no-answer',
  19: 'call/no-answer',
  20: 'call/unreachable',
  21: 'call/rejected',
  22: 'call/unknown-number',
  27: 'call/unreachable',
  28: 'call/unknown-number',
  55: 'call/not-allowed',
  57: 'call/not-allowed',
  87: 'call/not-allowed',
};

/**
 * Why our INVITE was refused: our own code where a `Reason` header carries one, else what the network's Q.850 cause says of
 * the callee (RFC 3326, RFC 6432), else what the status means.
 */
export function refusedBy(response: SipResponse): Refused {
  const reasons = reasonsIn(response.headers);
  const ours = reasons.map(({ text }) => text).find(isRefusal);
  const network = reasons.find(({ protocol }) => protocol.toUpperCase() === 'Q.850');
  const known = ours ?? Q850[network?.cause ?? 0];
  const { status, reason } = response;
  return {
    why: known ?? MEANING[status] ?? 'call/failed',
    scope: scopeOf(status, known !== undefined),
    cause: causeOf(network) ?? { protocol: 'SIP', code: status, text: reason || null },
  };
}

/** What the other side said of the end of a call: the network's own cause before anything else. */
export function causeIn(message: { readonly headers: Headers }): Cause | null {
  const reasons = reasonsIn(message.headers);
  return causeOf(reasons.find(({ protocol }) => protocol.toUpperCase() === 'Q.850') ?? reasons[0]);
}

function reasonsIn(headers: Headers): Reason[] {
  return headers.all('Reason').flatMap((value) => parseReason(value) ?? []);
}

function causeOf(reason: Reason | undefined): Cause | null {
  if (reason?.cause === undefined) return null;
  return { protocol: reason.protocol, code: reason.cause, text: reason.text?.slice(0, 100) ?? null };
}

/** @param certain the callee's side itself said why */
function scopeOf(status: number, certain: boolean): Refused['scope'] {
  if (status >= 600) return 'everyone';
  const unreached = status >= 500 || status === 408 || status === 430;
  return unreached && !certain ? 'way' : 'phone';
}

/** F25: which icon a result gets. Nobody there is a missed call for the one called, a failed one for the caller. */
export function outcomeOf(result: CallResult, direction: Direction): Outcome {
  switch (result) {
    case 'answered':
      return 'answered';
    case 'no-answer':
    case 'cancelled':
    case 'rejected':
      return 'missed';
    case 'unreachable':
      return direction === 'inbound' ? 'missed' : 'failed';
    case 'busy':
    case 'unknown-number':
    case 'not-allowed':
    case 'failed':
      return 'failed';
    default:
      return assertNever(result);
  }
}
