import { CALL_REFUSALS, type CallRefusal } from '@wpm/contract';

/**
 * Why the platform refused or ended a call. Its `Reason` header says it exactly (`SIP;cause=486;text="call/busy"`, RFC 3326);
 * without one the status has to do.
 * @param status SIP status, undefined where a request (BYE, CANCEL) ended the call
 * @returns undefined where neither says anything
 */
export function refusalOf(status: number | undefined, reason: string | undefined): CallRefusal | undefined {
  const told = /;\s*text="?([^";]+)"?/i.exec(reason ?? '')?.[1];
  return CALL_REFUSALS.find((code) => code === told) ?? (status === undefined ? undefined : refusalByStatus(status));
}

const BY_STATUS: ReadonlyMap<number, CallRefusal> = new Map([
  [403, 'call/not-allowed'],
  [404, 'call/unknown-number'],
  [484, 'call/unknown-number'],
  [408, 'call/no-answer'],
  [480, 'call/unreachable'],
  [486, 'call/busy'],
  [600, 'call/busy'],
  [488, 'call/no-common-codec'],
  [606, 'call/no-common-codec'],
  [503, 'call/overloaded'],
  [603, 'call/rejected'],
]);

function refusalByStatus(status: number): CallRefusal {
  return BY_STATUS.get(status) ?? 'call/failed';
}
