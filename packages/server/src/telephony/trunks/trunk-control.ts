import type { TrunkState } from '@wpm/contract';
import type { Instant } from '@wpm/kernel';
import type { Destination } from '@wpm/sip';
import type { Pong } from './ping.ts';
import type { SlotCounts } from './trunk-slots.ts';

/** How a trunk is at this moment. */
export type TrunkStanding = {
  readonly state: TrunkState;
  readonly calls: SlotCounts;
  readonly lastError: { readonly at: Instant; readonly words: string } | null;
};

/** What every address of a trunk said when it was asked. */
export type TrunkTest = {
  readonly lookupMs: number;
  readonly attempts: readonly { readonly to: Destination; readonly pong: Pong }[];
};

/** Telephony as the administration of trunks sees it. */
export interface TrunkControl {
  /** The trunk was made, changed or removed in the database: telephony follows. */
  reload(trunkId: string): Promise<void>;
  standingOf(trunkId: string): TrunkStanding;
  test(trunkId: string): Promise<TrunkTest>;
  /** A password as the database may keep it. */
  seal(trunkId: string, password: string): Buffer;
  /** The tenant's dial policy was changed: it holds for the next call. */
  dialPolicyChanged(tenantId: string): void;
}
