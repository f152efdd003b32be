import type { CallEvent } from './call.ts';

/** 181 Call Is Being Forwarded, 182 Queued (RFC 3261 §21.1): the call is on its way, and nobody's phone rings yet. */
const NOBODY_RINGS: readonly number[] = [181, 182];

/**
 * What a provisional response means for the call: somebody's phone rings, or the other side plays its own sound.
 * @returns undefined where it means neither
 */
export function rangBy(status: number, earlyMedia: boolean): Extract<CallEvent, { kind: 'rang' }> | undefined {
  return earlyMedia || !NOBODY_RINGS.includes(status) ? { kind: 'rang', earlyMedia } : undefined;
}
