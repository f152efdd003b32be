import type { SipLadder } from '@wpm/contract';
import type { SipLadders } from '@wpm/store';
import { ladderOf } from './ladder.ts';
import { unpackLadder } from './packed-ladder.ts';
import type { SipTrace } from './sip-trace.ts';

type From = { readonly ladders: Pick<SipLadders, 'ofCall'>; readonly trace: SipTrace };

/** What was kept of a call when it was over is the whole of it; until then it is in memory. */
export async function readLadder(
  { ladders, trace }: From,
  { tenantId, callId }: { readonly tenantId: string; readonly callId: string },
): Promise<SipLadder> {
  const packed = await ladders.ofCall(tenantId, callId);
  return packed ? unpackLadder(packed) : ladderOf(trace.ofCall(callId));
}
