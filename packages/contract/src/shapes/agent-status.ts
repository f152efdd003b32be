import { z } from 'zod';
import { AGENT_ACTIVITIES, SIGN_OUT_REASONS } from '../vocabulary.ts';
import { breakSettings } from './directory/break.ts';

/** What an agent can choose (F27). */
export const agentChoice = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('signed-out') }),
  /** Calls to the direct number and the extension. */
  z.strictObject({ kind: z.literal('ready') }),
  /** Campaign calls as well. */
  z.strictObject({ kind: z.literal('in-queue') }),
  z.strictObject({ kind: z.literal('break'), breakId: z.uuid() }),
]);
export type AgentChoice = z.infer<typeof agentChoice>;

/** A break as a phone offers it (F06). */
export const offeredBreak = breakSettings
  .pick({ names: true, colour: true, icon: true, plannedMinutes: true, paid: true })
  .extend({ id: z.uuid() });
export type OfferedBreak = z.infer<typeof offeredBreak>;

/** An agent's status in its two layers: what they chose, and what is happening (F27). */
export const agentStatus = z.strictObject({
  chosen: agentChoice,
  /** The break that was chosen, also where it is offered no longer; null where none is. */
  break: offeredBreak.nullable(),
  /** Why the agent is signed out; null where they are not, or never signed in. */
  signedOut: z.enum(SIGN_OUT_REASONS).nullable(),
  activity: z.enum(AGENT_ACTIVITIES),
  since: z.iso.datetime(),
  /** How long it has lasted, ms: what a clock on the screen goes on from, whatever the device takes the time to be. */
  elapsedMs: z.number().nonnegative(),
  /** What it becomes after the call or the wrap-up that is under way; null: what it was (F27). */
  next: agentChoice.nullable(),
  /** They asked for a wrap-up after the call that is up (F27); else absent. */
  wantsWrapUp: z.literal(true).optional(),
  /** The last time no phone of theirs could be reached and calls went elsewhere (F28); absent once they chose a status or were in a call. */
  away: z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime() }).optional(),
  /** Until when wrap-up or not answering last by themselves; null where there is no such time. */
  until: z.iso.datetime().nullable(),
  /** The part in a call that is wrapped up, how it can be ended, and whether only with a classifier (F07); null where none is. */
  wrapUp: z
    .strictObject({
      callId: z.uuid(),
      part: z.int().positive(),
      classifierRequired: z.boolean(),
      /** The agent may end it before its time. */
      earlyExit: z.boolean(),
    })
    .nullable(),
});
export type AgentStatus = z.infer<typeof agentStatus>;
