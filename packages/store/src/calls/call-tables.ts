import type { HeardQuality, LegQuality, PartStretch } from '@wpm/calls';
import type { CallResult, Direction, OfferOutcome, Outcome } from '@wpm/contract';
import type { NullableTime, Time } from '../columns.ts';

export type CallSegmentsTable = {
  call_id: string;
  number: number;
  tenant_id: string;
  account_id: string;
  direction: Direction;
  other_number: string;
  other_name: string | null;
  other_account_id: string | null;
  started_at: Time;
  ended_at: NullableTime;
  ring_ms: number;
  talk_ms: number;
  hold_ms: number;
  held_since: NullableTime;
  holds: readonly PartStretch[] | null;
  consultations: readonly PartStretch[] | null;
  transferred_from: unknown;
  transferred_to: unknown;
  result: CallResult | null;
  outcome: Outcome | null;
};

export type LegQualityTable = {
  call_id: string;
  number: number;
  tenant_id: string;
  leg: string;
  aor: string | null;
  trunk_id: string | null;
  transport: LegQuality['transport'];
  codec: LegQuality['codec'];
  rtt: LegQuality['rtt'];
  received_packets: number;
  received_loss_percent: number | null;
  received_jitter: HeardQuality['jitterMs'] | null;
  received_mos: number | null;
  sent_packets: number;
  sent_loss_percent: number | null;
  sent_jitter: HeardQuality['jitterMs'] | null;
  sent_mos: number | null;
};

export type CallOffersTable = {
  call_id: string;
  number: number;
  tenant_id: string;
  account_id: string;
  chosen_by: string;
  given_by: string | null;
  tier: number;
  candidates: number;
  waited_ms: number;
  chosen_at: Time;
  asked_at: NullableTime;
  rang_at: NullableTime;
  ended_at: NullableTime;
  outcome: OfferOutcome | null;
  campaign_id: string | null;
  campaign_name: string | null;
};
