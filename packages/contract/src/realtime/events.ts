import { z } from 'zod';
import { liveCall } from '../shapes/live-call.ts';

/** As `listMyLiveCalls` gives it; what a newer platform says beside it is passed over, so that no change is lost for it. */
export const seenLiveCall = z.object(liveCall.shape);

/**
 * What the platform tells an application of its user by itself. An event says what changed, as small as it can be;
 * who shows a list asks for it anew. Names are `noun.verb`, past tense.
 *
 * The user's live calls (F31–F33, F39) need no asking: they come with the `welcome` of a stream that was not resumed, and
 * every change of one after it. Per call: `begun` once, `changed` any number of times, `left` once. One that is told again
 * as it was is no change; a place in the list goes by `startedAt`.
 */
export const realtimeEvent = z.discriminatedUnion('kind', [
  /** A call the user had a part in is over, and stands in their history (F25). Comes before or after its `live-call.left`. */
  z.object({ kind: z.literal('call.ended'), callId: z.uuid() }),
  /** What is said of a call the user had a part in is another by now (F07). Comes to who set it as well. */
  z.object({ kind: z.literal('call.classified'), callId: z.uuid() }),
  /** The user has a part in this call from now on: they dialled, their phone rings, or they are asked. */
  z.object({ kind: z.literal('live-call.begun'), call: seenLiveCall }),
  /**
   * The call as this user sees it now, whole: answered, held, handed on, a consultation that began, went on or lost its
   * customer (`other` is null), a recording that pauses or goes on.
   */
  z.object({ kind: z.literal('live-call.changed'), call: seenLiveCall }),
  /** The user has no part in the call any more: it is over, or goes on without them. */
  z.object({ kind: z.literal('live-call.left'), callId: z.uuid() }),
  /** The user's own status, or the one that comes next, is another now (F27). */
  z.object({ kind: z.literal('agent.status') }),
  /** Where the user's own calls go was changed, by them or an administrator (F44). */
  z.object({ kind: z.literal('forwarding.changed') }),
  /** Something on the live board is another by now (F47). Told to who may supervise, at most twice a second. */
  z.object({ kind: z.literal('board.changed') }),
  /**
   * A row of the shared list of missed calls is another by now: counted, claimed, freed or settled (F23). Told to all users of the tenant;
   * where it stands for a message to one user, to them alone.
   */
  z.object({ kind: z.literal('missed-call.changed'), missedId: z.uuid() }),
  /** A recall was planned, moved, offered, done or cancelled (F24). Told to all users of the tenant. */
  z.object({ kind: z.literal('recall.changed'), recallId: z.uuid() }),
  /** The user is offered another customer of an outbound list, or none, or calls one (F45). */
  z.object({ kind: z.literal('outbound.changed') }),
  /**
   * A campaign was added, changed or taken away: who works in it, and who may leave it out, may be others (F14). Told to all users of
   * the tenant; and to a user who ticked it or left it out, on whichever device.
   */
  z.object({ kind: z.literal('campaign.changed'), campaignId: z.uuid() }),
  /** A contact was added, changed, merged or taken away (F19): lists, cards and names of calls may be others. Told to all users of the tenant. */
  z.object({ kind: z.literal('contact.changed'), contactId: z.uuid() }),
]);
export type RealtimeEvent = z.infer<typeof realtimeEvent>;
