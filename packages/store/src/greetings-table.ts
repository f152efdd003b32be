import type { GreetingKind } from '@wpm/contract';
import type { Generated } from 'kysely';
import type { Time } from './columns.ts';

/** What users say to callers who may leave them a message. */
export type GreetingsTable = {
  account_id: string;
  tenant_id: string;
  kind: GreetingKind;
  audio_id: string;
  milliseconds: number;
  recorded_at: Time;
  until: Generated<string | null>;
};
