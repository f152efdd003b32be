import { CALL_REFUSALS, type CallRefusal, type CallResult, type Direction, type Outcome } from '@wpm/contract';
import { assertNever } from '@wpm/kernel';
import { type SipResponse, parseReason } from '@wpm/sip';

/** The status a refusal is answered with (RFC 3261 §21). */
const STATUS: Record<CallRefusal, number> = {
  'call/busy': 486,
  'call/no-answer': 480,
  'call/rejected': 603,
  'call/unreachable': 480,
  'call/unknown-number': 404,
  'call/no-direct-number': 403,
  'call/not-allowed': 403,
  'call/no-common-codec': 488,
  'call/no-audio-offered': 488,
  'call/overloaded': 503,
  'call/trunk-unavailable': 503,
  'call/network': 500,
  'call/failed': 500,
};

/** What a status means when the other side gave no reason of ours. */
const MEANING: Readonly<Record<number, CallRefusal>> = {
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
  'call/no-common-codec': 'failed',
  'call/no-audio-offered': 'failed',
  'call/overloaded': 'failed',
  'call/trunk-unavailable': 'failed',
  'call/network': 'failed',
  'call/failed': 'failed',
};

export const statusOf = (refusal: CallRefusal): number => STATUS[refusal];

export const resultOf = (refusal: CallRefusal): CallResult => RESULT[refusal];

const isRefusal = (text: string | undefined): text is CallRefusal => CALL_REFUSALS.some((known) => known === text);

/** Why a call was refused: our own code where a `Reason` header carries one (RFC 3326), else what the status means. */
export function refusalIn(response: SipResponse): CallRefusal {
  for (const value of response.headers.all('Reason')) {
    const reason = parseReason(value);
    if (reason && isRefusal(reason.text)) return reason.text;
  }
  return MEANING[response.status] ?? 'call/failed';
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
