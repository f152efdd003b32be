import type { Party } from '@wpm/calls';
import type { Dialled } from '@wpm/directory';
import type { AccountRow } from '@wpm/store';
import type { ManualCampaign } from '../queues/campaign-numbers.ts';
import type { CampaignAsked } from './campaign-dialled-in.ts';

/** A user's wish to call, as far as it is understood. */
export type Wish = {
  readonly callId: string;
  readonly caller: AccountRow;
  readonly typed: string;
  readonly dialled: Dialled;
  readonly countryCode: string;
  /** The caller asks not to be shown (RFC 3323). */
  readonly withheld: boolean;
  /** Whether a colleague's forwarding is followed: transfers and consultations end at whom they name. */
  readonly isDirect: boolean;
  /** Who is handed on, and whom a colleague's phones show; absent: the caller calls. */
  readonly transferred?: Party;
  /** The campaign it is a call of, by hand; absent: none. */
  readonly campaign?: CampaignAsked | undefined;
};

/** A call a user makes by other means than a phone of theirs. */
export type DialledWish = {
  readonly callId: string;
  readonly user: AccountRow;
  readonly dialled: string;
  readonly campaign?: ManualCampaign | undefined;
};
