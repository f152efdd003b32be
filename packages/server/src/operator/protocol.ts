import { sipLadder, trunk } from '@wpm/contract';
import { z } from 'zod';
import { callsRequest } from './call-protocol.ts';
import { TENANT_REQUESTS } from './tenant-protocol.ts';

/*
 * What the operator's command line and the running platform say to each other, over a Unix socket in the data folder:
 * one request, a line of JSON; then any number of answers, a line each. Who may open the socket may do everything.
 */

/** One request. `follow` answers for as long as the asker stays. */
export const operatorRequest = z.discriminatedUnion('verb', [
  /** `collect`: garbage first, so that the memory shown is what is held; it stops the platform for some hundredths of a second. */
  z.strictObject({ verb: z.literal('status'), collect: z.boolean().default(false) }),
  z.strictObject({ verb: z.literal('trunks') }),
  callsRequest,
  z.strictObject({
    verb: z.literal('sip-trace'),
    /** A call's id, or a Call-ID of SIP. */
    call: z.string().min(1).optional(),
    /** A part of a number of either end. */
    number: z.string().min(1).optional(),
    follow: z.boolean().default(false),
  }),
  /** Mail of all tenants; `retry`: the id of one that is to be tried now. */
  z.strictObject({ verb: z.literal('outbox'), retry: z.uuid().optional() }),
  ...TENANT_REQUESTS,
]);
export type OperatorRequest = z.infer<typeof operatorRequest>;

/** How the platform is. */
export const platformStatus = z.object({
  version: z.string(),
  pid: z.int(),
  upSeconds: z.number(),
  /** Resident memory of the process, and what of it objects and buffers hold. */
  memoryBytes: z.number(),
  heldBytes: z.number(),
  ready: z.boolean(),
  /** Why it is not ready. */
  why: z.string().nullable(),
  calls: z.int(),
  registrations: z.int(),
  http: z.array(z.string()),
  sip: z.array(z.string()),
  sips: z.array(z.string()),
  certificateValidUntil: z.iso.datetime().nullable(),
  sipTraceBytes: z.number(),
});
export type PlatformStatus = z.infer<typeof platformStatus>;

/** An answer to `trunks`: how one is. */
export const trunkAnswer = z.object({
  /** Its tenant. */
  domain: z.string(),
  name: z.string(),
  state: trunk.shape.state,
  calls: trunk.shape.calls,
  lastError: trunk.shape.lastError,
});
export type TrunkAnswer = z.infer<typeof trunkAnswer>;

const tracedCall = {
  /** Ours; null of what never became a call. */
  callId: z.string().nullable(),
  sipCallId: z.string(),
  from: z.string(),
  to: z.string(),
  at: z.iso.datetime(),
};

/** An answer to `sip-trace`: a call in the list, the ladder of one, or a message that came or went just now. */
export const traceAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), ...tracedCall, messages: z.int(), last: z.string() }),
  z.object({ kind: z.literal('ladder'), ...tracedCall, ladder: sipLadder }),
  z.object({
    kind: z.literal('message'),
    ...tracedCall,
    sender: z.string(),
    receiver: z.string(),
    summary: z.string(),
  }),
]);
export type TraceAnswer = z.infer<typeof traceAnswer>;

/**
 * Why there is no answer. `operator/unknown`: a verb or option of another version, or none at all; `operator/invalid`: a value
 * that cannot be; `operator/taken`: there is one of that name already, or it is so already; `operator/in-use`:
 * what is asked for cannot be while somebody works with it, or it must be kept.
 */
export const operatorRefusal = z.object({
  code: z.enum([
    'operator/unknown',
    'operator/invalid',
    'operator/not-found',
    'operator/taken',
    'operator/in-use',
    'operator/fault',
  ]),
  detail: z.string(),
});
export type OperatorRefusal = z.infer<typeof operatorRefusal>;

/** An answer to `outbox`: first where mail goes, then each mail of the last 30 days, newest first; nothing of what it says. */
export const outboxAnswer = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('goes'), to: z.enum(['smtp', 'folder']), where: z.string() }),
  z.object({
    kind: z.literal('mail'),
    id: z.uuid(),
    domain: z.string(),
    about: z.string(),
    recipient: z.string(),
    at: z.iso.datetime(),
    state: z.string(),
    tries: z.int(),
    lastError: z.string().nullable(),
  }),
]);
export type OutboxAnswer = z.infer<typeof outboxAnswer>;

/** One line of an answer. */
export const operatorReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: operatorRefusal }),
]);
export type OperatorReply = z.infer<typeof operatorReply>;
