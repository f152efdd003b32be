import type { AudioSource, RecordingEnds } from '@wpm/media';
import type { LegId } from './leg-id.ts';

/** What one leg hears: others, or what is played to it in their place. */
export type Hearing = {
  readonly leg: LegId;
  readonly from: readonly LegId[];
  readonly plays: AudioSource | null;
};

/** Who hears what in a call that is up, and who is on the channels of its recording. */
export type Sound = {
  readonly hearings: readonly Hearing[];
  readonly recording: RecordingEnds;
  /** It is to be told when nothing was to be heard of the customer for so long; absent: that means nothing. */
  readonly quietAfterMs?: number;
};

/** A way on which sound should go and none does: nothing comes `from` the leg's phone, or nothing of ours gets `to` it. */
export type DeadWay = { readonly leg: LegId; readonly way: 'from' | 'to' };
