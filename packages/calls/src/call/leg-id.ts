/** Names a leg within its call, at the media session too: `caller`, then `callee-1`, … in the order in which they are called. */
export type LegId = 'caller' | `callee-${number}`;

/** The name of a leg that is called. @param index of those the call has had, from 0 */
export const calleeLeg = (index: number): LegId => `callee-${index + 1}`;
