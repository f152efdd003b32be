import type { Peaks } from '@wpm/ui';

export type Silence = { readonly fromMs: number; readonly toMs: number };

/** Below this neither speaks: about -36 dB of full scale. */
const LOUDEST_SILENCE = 4;
/** A pause in speech stays; only what lasts longer is jumped over. */
const SHORTEST_JUMP_MS = 2_000;
/** So much of it is heard before speech goes on. */
const LEAD_IN_MS = 500;

/** Stretches in which neither channel is heard, long enough to be worth jumping over. */
export function silencesOf({ agent, customer }: Peaks, durationMs: number): readonly Silence[] {
  const each = durationMs / Math.max(1, agent.length);
  const silences: Silence[] = [];
  let since: number | null = null;
  for (let at = 0; at <= agent.length; at++) {
    const isSilent = at < agent.length && Math.max(agent[at] ?? 0, customer[at] ?? 0) <= LOUDEST_SILENCE;
    if (isSilent) since ??= at;
    else if (since !== null) {
      if ((at - since) * each >= SHORTEST_JUMP_MS) silences.push({ fromMs: since * each, toMs: at * each });
      since = null;
    }
  }
  return silences;
}

/** Where to go on instead of playing a silence; null where somebody speaks, or soon does. */
export function jumpOver(silences: readonly Silence[], positionMs: number): number | null {
  const silence = silences.find(({ fromMs, toMs }) => positionMs >= fromMs && positionMs < toMs - LEAD_IN_MS);
  return silence ? silence.toMs - LEAD_IN_MS : null;
}
