import type { AudioSource } from '@wpm/media';
import type { WrapUpPlan } from './queue-plan.ts';

/** The campaign a user makes a call in (F14), as it was when they did. */
export type CampaignMadeIn = {
  readonly campaignId: string;
  readonly name: string;
  readonly records: boolean;
  /** As in a campaign's queue. */
  readonly recordsConsultations?: true;
  /** As in a campaign's queue. */
  readonly pauseMs?: number | null;
  /** As in a campaign's queue. */
  readonly holdReminderMs?: number | null;
  /** Heard by both before the first recorded sample (F39); null: nothing is said. */
  readonly notice: AudioSource | null;
  readonly wrapUp: WrapUpPlan;
  /** There is one after a call nobody answered, too (F27); absent: there is none. */
  readonly wrapsUpUnanswered?: true;
  /** How long the notice lasted in this call: of that there is no recording. */
  readonly noticeMs?: number;
};
