/**
 * Names a leg within its call, at the media session too: `caller`, then `callee-1`, … in the order in which they are called;
 * `supervisor-1`, … for the phones of supervisors (F47), which are no part of what goes on in the call.
 */
export type LegId = 'caller' | `callee-${number}` | SupervisorLeg;
export type SupervisorLeg = `supervisor-${number}`;

/** The name of a leg that is called. @param index of those the call has had, from 0 */
export const calleeLeg = (index: number): LegId => `callee-${index + 1}`;

/** The name of a supervisor's leg. @param index of those the call has had, from 0 */
export const supervisorLeg = (index: number): SupervisorLeg => `supervisor-${index + 1}`;

export const isSupervisorLeg = (leg: LegId): leg is SupervisorLeg => leg.startsWith('supervisor-');
