import type { MissedList, PopWhen, TenantLanguage } from '@wpm/contract';
import type { Generated } from 'kysely';

/** Tenants, and what each settled about itself. */
export type TenantsTable = {
  id: string;
  domain: string;
  name: string;
  default_country_code: string;
  time_zone: Generated<string>;
  language: Generated<TenantLanguage | null>;
  settings_version: Generated<number>;
  disabled_at: Date | null;
  missed_list: Generated<MissedList>;
  agent_grace_seconds: Generated<number>;
  agent_not_answering_seconds: Generated<number>;
  agent_most_unanswered: Generated<number | null>;
  agent_inactive_hours: Generated<number | null>;
  contact_epoch: Generated<string>;
  pop_when: Generated<PopWhen>;
  tells_of_listening: Generated<boolean>;
  recording_keep_days: Generated<number | null>;
  embedding_origins: Generated<string[]>;
  pop_template: Generated<string | null>;
};
