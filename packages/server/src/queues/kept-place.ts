import type { CampaignSettings, KeptPlaceEnd } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { KeptPlaceRow } from '@wpm/store';

/** A promise is not kept any more after this: a campaign that nobody worked in for so long calls nobody of that time. */
export const KEPT_MS = 7 * 86_400_000;

type Around = {
  /** Undefined where the campaign is gone. */
  readonly queue: Pick<CampaignSettings['queue'], 'callBackAttempts' | 'callBackPauseMinutes'> | undefined;
  /** It is enabled, and has its hours: customers are called when they could call. */
  readonly isCampaignOpen: boolean;
  /** The customer called again, and waits on the line. */
  readonly isOnLine: boolean;
  readonly now: Instant;
};

/** A kept place waits for an agent; rests, and waits again later; or is over. */
export type PlaceState =
  | { readonly kind: 'waits' }
  | { readonly kind: 'rests' }
  | { readonly kind: 'over'; readonly how: Extract<KeptPlaceEnd, 'not-reached' | 'expired'> };

/** How a kept place stands, by the settings its campaign has now (ADR 0051). */
export function placeStateOf(
  { attempts, triedAt, keptAt, isClaimed }: Pick<KeptPlaceRow, 'attempts' | 'triedAt' | 'keptAt' | 'isClaimed'>,
  { queue, isCampaignOpen, isOnLine, now }: Around,
): PlaceState {
  if (now - keptAt.getTime() >= KEPT_MS) return { kind: 'over', how: 'expired' };
  if (queue && attempts >= queue.callBackAttempts) return { kind: 'over', how: 'not-reached' };
  const isPausing = triedAt !== null && now < triedAt.getTime() + (queue?.callBackPauseMinutes ?? 0) * 60_000;
  const rests = !queue || !isCampaignOpen || isOnLine || isClaimed || isPausing;
  return { kind: rests ? 'rests' : 'waits' };
}
