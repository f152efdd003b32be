import { type Result, ok, refuse } from '@wpm/kernel';
import { cseqOf } from '../message/accessors.ts';
import { type ReferTo, parseReferTo } from '../message/fields/refer-to.ts';
import { type ReferredBy, parseReferredBy } from '../message/fields/referred-by.ts';
import type { SipRequest } from '../message/message.ts';

/** What a REFER asks for (RFC 3515 §2.4.2). */
export interface Refer {
  readonly to: ReferTo;
  readonly by?: ReferredBy;
  /** Whether its sender wants to hear what becomes of it (RFC 4488: `Refer-Sub: false` says no). */
  readonly subscribes: boolean;
  /** Number of the REFER: names its subscription among those of the dialog (RFC 3515 §2.4.6). */
  readonly number: number;
}

export interface ReferRefusal {
  readonly code: 'refer/malformed' | 'refer/method';
  readonly status: 400 | 403;
  readonly text: string;
}

/**
 * Reads a REFER. Refusals: `refer/malformed` (400) where there is not exactly one `Refer-To` that can be read;
 * `refer/method` (403) where it wants something else than a call.
 */
export function readRefer(request: SipRequest): Result<Refer, ReferRefusal> {
  const [target, ...more] = request.headers.all('Refer-To');
  const to = target === undefined || more.length > 0 ? undefined : parseReferTo(target);
  if (!to) return refuse({ code: 'refer/malformed', status: 400, text: 'One readable Refer-To is needed' });
  if (to.method !== 'INVITE') return refuse({ code: 'refer/method', status: 403, text: 'Only calls can be handed on' });
  const by = parseReferredBy(request.headers.get('Referred-By') ?? '');
  const subscribes = request.headers.get('Refer-Sub')?.split(';')[0]?.trim().toLowerCase() !== 'false';
  return ok({ to, ...(by && { by }), subscribes, number: cseqOf(request).number });
}
