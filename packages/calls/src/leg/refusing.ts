import type { CallRefusal } from '@wpm/contract';
import { type SipRequest, type SipResponse, printReason, printWarning, reply } from '@wpm/sip';
import { PLAIN_WORDS } from '../call/plain-words.ts';
import { statusOf } from '../call/refusal.ts';
import { type At, type Leg, type LegStep, legStep, respond } from './leg.ts';

export type Fields = readonly (readonly [name: string, value: string])[];

/** A `Reason` that gives our code to a phone that knows it (RFC 3326). */
export const reasonOf = (why: CallRefusal): string => printReason({ protocol: 'SIP', cause: statusOf(why), text: why });

/** RFC 3261 §20.43: 301 for a format of network addresses that is not to be had; RFC 5630 §6.2: 380; 399 is one of any kind. */
const WARNING_CODES: Readonly<Partial<Record<CallRefusal, number>>> = {
  'call/no-ipv4': 301,
  'call/no-ipv6': 301,
  'call/not-secure': 380,
};

/** Why, for whoever reads it: our code for phones that know it, words for people. */
export function fieldsOf(why: CallRefusal): Fields {
  return [
    ['Reason', reasonOf(why)],
    ['Warning', printWarning({ code: WARNING_CODES[why] ?? 399, agent: 'webphone', text: PLAIN_WORDS[why] })],
  ];
}

/** A `Warning` for a human: 399 is one of any kind (RFC 3261 §20.43). */
export const warning = (text: string): string => printWarning({ code: 399, agent: 'webphone', text });

/** A refusal with its reason in words. */
export function refusing(request: SipRequest, status: number, text: string, fields: Fields = []): SipResponse {
  return reply(request, status, { headers: [['Warning', warning(text)], ...fields] });
}

/** RFC 4028 §9: a session shorter than anybody here takes. */
export const tooShort = (request: SipRequest, least: number): SipResponse =>
  refusing(request, 422, `A session lasts ${least} s at least`, [['Min-SE', String(least)]]);

/** Refuses a request; the leg stays as it is. An ACK is answered by nothing. */
export function refusedWithin(leg: Leg, ...why: Parameters<typeof refusing>): LegStep {
  return why[0].method === 'ACK' ? legStep(leg) : legStep(leg, respond(refusing(...why)));
}

/** RFC 3261 §14.2, RFC 3311 §5.2: an offer before ours to the last is made is to be tried again in 0 to 10 s. */
export function tooEarly(leg: Leg, request: SipRequest, { chance }: At): LegStep {
  const again = String(Math.floor(chance * 11));
  return refusedWithin(leg, request, 500, 'The offer before this one is not answered yet', [['Retry-After', again]]);
}

/** RFC 3261 §14.2, RFC 3311 §5.2: theirs crossed ours. */
export function glare(leg: Leg, request: SipRequest): LegStep {
  return refusedWithin(leg, request, 491, 'A request of ours about this session is under way');
}
