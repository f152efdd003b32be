import type { Instant } from '@wpm/kernel';
import { reply } from '../message/build.ts';
import { supports } from '../message/fields/option-tags.ts';
import type { SipRequest, SipResponse } from '../message/message.ts';
import { printNameAddr } from '../message/name-addr.ts';
import type { Binding } from './binding.ts';
import { FLOW_TIMER_S } from './outbound.ts';

/**
 * The 200 to a REGISTER: all bindings with the seconds they have left, and the time (RFC 3261 §10.3 step 8); the path where
 * the phone knows what that is (RFC 3327 §5.3).
 * @param how.isOutbound the registration is one of a single flow, which the phone must keep alive (RFC 5626 §6, 5.4)
 */
export function listing(
  request: SipRequest,
  bindings: readonly Binding[],
  { now, isOutbound }: { readonly now: Instant; readonly isOutbound: boolean },
): SipResponse {
  const path = supports(request, 'path') ? request.headers.all('Path') : [];
  return reply(request, 200, {
    headers: [
      ...bindings.map((binding) => ['Contact', printContact(binding, now)] as const),
      ...path.map((value) => ['Path', value] as const),
      ...(isOutbound ? OUTBOUND : []),
      ['Date', new Date(now).toUTCString()],
    ],
  });
}

const OUTBOUND = [
  ['Require', 'outbound'],
  ['Flow-Timer', String(FLOW_TIMER_S)],
] as const;

function printContact({ contact, expiresAt, instance, regId, q }: Binding, now: Instant): string {
  const params = {
    ...(instance !== undefined && { '+sip.instance': instance }),
    ...(regId !== undefined && { 'reg-id': regId }),
    ...(q < 1 && { q: String(q) }),
    expires: String(Math.ceil((expiresAt - now) / 1_000)),
  };
  return printNameAddr({ uri: contact, params });
}
