import { z } from 'zod';
import { CALL_DIRECTIONS, LIVE_ACTIVITIES } from '../vocabulary.ts';
import { agentStatus } from './agent-status.ts';
import { party } from './call.ts';
import { supervisionMode } from './supervision.ts';

/** A user with a phone, and what they do now (F47). */
export const boardAgent = z.strictObject({
  accountId: z.uuid(),
  name: z.string(),
  extension: z.string().nullable(),
  status: agentStatus,
  /** The names of the campaigns they serve while they are in queue: those they ticked, and the mandatory ones (F14). */
  campaigns: z.array(z.string()),
});
export type BoardAgent = z.infer<typeof boardAgent>;

/** A supervisor in a call: at the ear of the user `accountId`, or with phones that ring to get there. */
const boardSupervisor = z.strictObject({
  supervisorId: z.uuid(),
  by: party,
  accountId: z.uuid(),
  mode: supervisionMode,
  present: z.boolean(),
});

/** A call while it lasts, as supervisors see it (F47). */
export const boardCall = z.strictObject({
  callId: z.uuid(),
  direction: z.enum(CALL_DIRECTIONS),
  caller: party,
  callee: party,
  startedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  /** The campaign it came to; null where it came to none. */
  campaign: z.string().nullable(),
  /** Since when the customer waits in a queue; null where they do not. */
  waitingSince: z.iso.datetime().nullable(),
  /** The users who have a part in it, and what it is for each. */
  parts: z.array(z.strictObject({ accountId: z.uuid(), activity: z.enum(LIVE_ACTIVITIES), holds: z.boolean() })),
  /** The first of `supervisors`; null where there is none. */
  supervision: boardSupervisor.nullable(),
  /** Supervisors at users' ears, and those whose phones ring to get there, in the order they came. */
  supervisors: z.array(boardSupervisor),
});
export type BoardCall = z.infer<typeof boardCall>;

/** Everything that goes on in a tenant now. `at`: the platform's time, for clocks on the screen. */
export const liveBoard = z.strictObject({
  at: z.iso.datetime(),
  agents: z.array(boardAgent),
  calls: z.array(boardCall),
  /** Customers who hung up and keep their places in queues, by the campaign's name; campaigns without any are left out. */
  keptPlaces: z.array(z.strictObject({ campaign: z.string(), places: z.int().positive() })),
});
export type LiveBoard = z.infer<typeof liveBoard>;
