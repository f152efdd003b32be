import type { Clock } from '@wpm/kernel';
import type { LegOptions } from '@wpm/media';
import type { SoundLibrary } from '../audio/sound-library.ts';
import type { SoundDesk } from '../desk/sound-desk.ts';
import type { EngineCounters } from '../engine/engine-counters.ts';
import type { Pacer } from './pacer.ts';

/** What a leg needs of its surroundings. */
export interface LegGround {
  readonly clock: Clock;
  readonly pacer: Pacer;
  readonly sounds: SoundLibrary;
  /** Where its sound is made, if it has to be. */
  readonly desk: SoundDesk;
  readonly counters: Pick<EngineCounters, 'packetsReceived' | 'packetsSent'>;
}

/** How a leg is known to its far end, and how digits reach it. */
export interface LegIdentity {
  /** RFC 7022 §4.2: a name without meaning, another for every leg. */
  readonly cname: string;
  readonly digits?: LegOptions['digits'];
}
