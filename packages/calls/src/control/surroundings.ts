import type { CallMedia } from './call-media.ts';
import type { DialogIndex } from './leg-context.ts';
import type { Referrals } from './referrals.ts';
import type { TransferDesk } from './transfer-desk.ts';

/** What a call needs beside what all share. */
export type Surroundings = {
  readonly media: CallMedia;
  readonly callerOffers: boolean;
  readonly dialogs: DialogIndex;
  readonly desk: TransferDesk;
  readonly referrals: Referrals;
  readonly onOver: () => void;
};
