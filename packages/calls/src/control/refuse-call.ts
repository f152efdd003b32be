import type { IncomingRequest } from '@wpm/sip';
import type { Call } from '../call/call.ts';
import { type OurSide, refusal } from '../leg/inbound.ts';
import { closeUnplaced } from './close-unplaced.ts';
import type { CallControlDeps } from './deps.ts';

/** Refuses a call that is over as it begins. Its record is on disk before the caller is told. */
export async function refuseCall(
  deps: Pick<CallControlDeps, 'journal' | 'clock' | 'onEnded' | 'log'>,
  incoming: IncomingRequest,
  { us, call }: { readonly us: OurSide; readonly call: Call },
): Promise<void> {
  const record = await closeUnplaced(call, deps);
  incoming.respond(refusal(incoming.request, us, record.refusal ?? 'call/failed'));
}
