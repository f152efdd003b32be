import type { ColumnType, Generated } from 'kysely';
import type {
  CrmConnectorSettings,
  DeliveryState,
  JournalState,
  KeyScope,
  WakeOutcome,
  WebhookEvent,
} from '@wpm/contract';
import type { CrmCaller } from './crm/crm-caller.ts';

type ApiKeysTable = {
  id: string;
  tenant_id: string;
  account_id: string;
  name: string;
  hash: Buffer;
  hint: string;
  scopes: KeyScope[];
  created_at: Date;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
};

type UsedCallLinksTable = { id: string; expires_at: Date };

type KeptAnswersTable = {
  tenant_id: string;
  caller_id: string;
  key: string;
  fingerprint: Buffer;
  begun_at: Date;
  answer: Buffer | null;
};

type WebhooksTable = {
  id: string;
  tenant_id: string;
  name: string;
  url: string;
  events: WebhookEvent[];
  enabled: Generated<boolean>;
  created_at: Date;
  secret_number: Generated<number>;
  old_secret_until: Generated<Date | null>;
};

/** Rows are made by the database, where what they tell of is written. */
type WebhookDeliveriesTable = {
  id: Generated<string>;
  seq: Generated<string>;
  tenant_id: string;
  webhook_id: string;
  event: string;
  call_id: string | null;
  payload: unknown;
  happened_at: Generated<Date>;
  state: Generated<DeliveryState>;
  tries: Generated<number>;
  since: Generated<Date>;
  next_at: Generated<Date>;
  last_status: Generated<number | null>;
  last_error: Generated<string | null>;
  delivered_at: Generated<Date | null>;
  claimed_by: Generated<string | null>;
};

type CrmConnectorsTable = {
  id: string;
  tenant_id: string;
  position: number;
  version: Generated<number>;
  settings: ColumnType<CrmConnectorSettings, string, string>;
  secrets: Buffer;
  created_at: Date;
};

type CrmCallersTable = {
  tenant_id: string;
  number: string;
  found: ColumnType<CrmCaller | null, string | null, string | null>;
  asked_at: Date;
};

/** Rows are made by the database, where calls end. */
type CrmJournalTable = {
  id: Generated<string>;
  tenant_id: string;
  connector_id: string;
  call_id: string;
  state: Generated<JournalState>;
  revision: Generated<number>;
  activity_id: string | null;
  sent: Buffer | null;
  doubtful: Generated<boolean>;
  tries: Generated<number>;
  since: Date;
  next_at: Date;
  last_status: number | null;
  last_error: string | null;
  written_at: Date | null;
  ended_at: Date;
};

type PushSubscriptionsTable = {
  session_id: string;
  tenant_id: string;
  account_id: string;
  endpoint: string;
  p256dh: string;
  auth: string;
  created_at: Date;
};

type CallWakesTable = {
  id: string;
  tenant_id: string;
  account_id: string;
  call_id: string;
  pushed_at: Date;
  accepted_at: Date | null;
  woke_at: Date | null;
  registered_at: Date | null;
  ended_at: Date | null;
  outcome: WakeOutcome | null;
};

/** What programs of others work with, and what reaches devices by services of others. */
export type IntegrationTables = {
  api_keys: ApiKeysTable;
  used_call_links: UsedCallLinksTable;
  kept_answers: KeptAnswersTable;
  crm_connectors: CrmConnectorsTable;
  crm_callers: CrmCallersTable;
  crm_journal: CrmJournalTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  push_subscriptions: PushSubscriptionsTable;
  call_wakes: CallWakesTable;
};
