import type { LookUp } from '../call/step.ts';
import type { CallMedia } from './call-media.ts';
import type { DialogIndex } from './leg-context.ts';
import type { Referrals } from './referrals.ts';
import type { Transferable } from './transfer-desk.ts';

/** What a call needs beside what all share. */
export type Surroundings = {
  readonly media: CallMedia;
  readonly callerOffers: boolean;
  readonly dialogs: DialogIndex;
  /** Has looked up what an effect asks for; the call hears of it as an input. */
  readonly lookUp: (live: Transferable, effect: LookUp) => Promise<void>;
  readonly referrals: Referrals;
  readonly onOver: () => void;
};
