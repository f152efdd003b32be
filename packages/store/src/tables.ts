import type { CallRecord, ForwardingRecord, JournalledCall, MenuRecord, Redirect } from '@wpm/calls';
import type {
  AccountKind,
  AccountPermission,
  App,
  AutoAnswerRule,
  CallDirection,
  CallResult,
  ConsoleRole,
  DialRules,
  EndedBy,
  ForwardingRules,
  LicenceKind,
  MissedExcuse,
  MissedReason,
  MissedSettlement,
  Outcome,
  QueueExit,
  TrunkSettings,
} from '@wpm/contract';
import type { ColumnType, Generated } from 'kysely';
import type { CallOffersTable, CallSegmentsTable, LegQualityTable } from './calls/call-tables.ts';
import type { NullableTime, Time } from './columns.ts';
import type { GreetingsTable } from './greetings-table.ts';
import type { IntegrationTables } from './integration-tables.ts';
import type { TenantsTable } from './tenants-table.ts';

type AccountsTable = {
  id: string;
  tenant_id: string;
  login: string;
  display_name: string;
  kind: AccountKind | null;
  extension: string | null;
  direct_number: string | null;
  roles: ConsoleRole[];
  password_hash: string;
  disabled: Generated<boolean>;
  webphone_seat: boolean;
  call_waiting: Generated<boolean>;
  auto_answer: Generated<AutoAnswerRule>;
  auto_answer_on: Generated<boolean>;
  auto_answer_seconds: Generated<number>;
  permissions: AccountPermission[];
  version: Generated<number>;
  changed_at: Generated<Date>;
  email: Generated<string | null>;
  deleted_at: Generated<Date | null>;
  folded: string;
  supervised_campaigns: Generated<string[] | null>;
};

type TrunksTable = {
  id: string;
  tenant_id: string;
  version: number;
  settings: TrunkSettings;
  secret: Buffer | null;
  has_password: ColumnType<boolean, never, never>;
  accept_user: Generated<string | null>;
  accept_md5: Generated<string | null>;
  accept_sha256: Generated<string | null>;
  name: ColumnType<string, never, never>;
};

type SessionsTable = {
  id: string;
  tenant_id: string;
  account_id: string;
  app: App;
  started_at: Time;
  refreshed_at: Time;
  user_agent: string;
  place_since: NullableTime;
};

type SipCredentialsTable = {
  auth_user: string;
  tenant_id: string;
  account_id: string;
  session_id: string;
  aor: string;
  md5: string;
  sha256: string;
  ticket_hash: Buffer;
  issued_at: Time;
  expires_at: Time;
};

type StationsTable = {
  id: string;
  tenant_id: string;
  account_id: string;
  name: string;
  auth_user: string;
  md5: string;
  sha256: string;
  created_at: Time;
  enabled: Generated<boolean>;
  version: Generated<number>;
};

/** The view `tenant_calls`: the calls of `app.tenant`. */
type TenantCallsView = {
  id: string;
  direction: CallDirection;
  caller_number: string;
  caller_name: string | null;
  callee_number: string;
  callee_name: string | null;
  started_at: Time;
  answered_at: NullableTime;
  ended_at: NullableTime;
  ring_ms: number;
  talk_ms: number;
  result: CallResult | null;
  outcome: Outcome | null;
  ended_by: EndedBy | null;
  closed: boolean;
  numbers: string;
  campaign_id: string | null;
  campaign_name: string | null;
  queue_wait_ms: number | null;
  queue_left: QueueExit | null;
  queue_short: boolean | null;
};

type MissedCallsTable = {
  id: string;
  tenant_id: string;
  number: string;
  line_kind: 'direct' | 'campaign';
  line: string;
  line_account_id: string | null;
  name: string | null;
  reason: MissedReason;
  attempts: number;
  first_at: Time;
  last_at: Time;
  waited_ms: number;
  is_short: boolean;
  claimed_by: string | null;
  claimed_until: NullableTime;
  settled_at: NullableTime;
  settled_how: MissedSettlement | null;
  settled_why: MissedExcuse | null;
  settled_by: string | null;
  reopened_at: NullableTime;
  last_call_id: string | null;
};

/** `keys` and `numbers` are what `contact_keys` and `contact_numbers` are made of, by the database. */
type ContactsTable = {
  id: string;
  tenant_id: string;
  version: number;
  name: string;
  company: string;
  sorted: string;
  keys: string[];
  numbers: string[];
  email: string | null;
  card: unknown;
  external_id: string | null;
  changed_at: Time;
};

/** Rows are made by the database, where contacts are written. */
type ContactChangesTable = {
  tenant_id: string;
  contact_id: string;
  seq: Generated<string>;
  external_id: string | null;
  removed_at: Time | null;
  merged_into: string | null;
};

/** The view `tenant_audit_log`: the entries of `app.tenant`, with who made them. */
type TenantAuditLogView = {
  id: string;
  at: Time;
  account_id: string | null;
  login: string | null;
  display_name: string | null;
  source: string;
  action: string;
  subject: string | null;
  result: string;
  before: unknown;
  after: unknown;
};

/** The schema as the migrations leave it, in the names of SQL. The journal of calls and registrations have SQL of their own. */
export type Tables = IntegrationTables & {
  tenants: TenantsTable;
  accounts: AccountsTable;
  trunks: TrunksTable;
  dial_policies: { tenant_id: string; version: number; rules: DialRules };
  forwardings: { account_id: string; tenant_id: string; version: number; rules: ForwardingRules };
  voicemail_greetings: GreetingsTable;
  licences: { tenant_id: string; kind: LicenceKind; seats: number; valid_from: Time; valid_until: Time };
  sessions: SessionsTable;
  access_tokens: { hash: Buffer; session_id: string; expires_at: Time };
  refresh_tokens: { hash: Buffer; session_id: string; replaced_at: NullableTime };
  displaced_sessions: { refresh_hash: Buffer; tenant_id: string; user_agent: string; at: Time };
  sign_in_failures: { source: string; identity: string; failed_at: Time };
  sip_credentials: SipCredentialsTable;
  stations: StationsTable;
  calls: {
    id: string;
    tenant_id: string;
    started_at: Time;
    direction: CallDirection;
    closed: boolean;
    caller_number: string;
    callee_number: string;
    caller_account_id: string | null;
    answered_at: NullableTime;
    ended_at: NullableTime;
    refusal: string | null;
    trunk_id: string | null;
    forwardings: readonly ForwardingRecord[];
    redirects: readonly Redirect[];
    cause: CallRecord['cause'];
    menu: MenuRecord | null;
    journal: JournalledCall | null;
    campaign_name: string | null;
  };
  call_segments: CallSegmentsTable;
  call_classifications: { call_id: string; part: number; tenant_id: string };
  leg_quality: LegQualityTable;
  call_offers: CallOffersTable;
  tenant_calls: TenantCallsView;
  missed_calls: MissedCallsTable;
  contacts: ContactsTable;
  contact_changes: ContactChangesTable;
  tenant_contact_keys: { key: string; contact_id: string };
  tenant_contact_numbers: { number: string; contact_id: string };
  recordings: {
    id: string;
    tenant_id: string;
    call_id: string;
    file: string | null;
    duration_ms: number;
    completeness: number;
  };
  directory_entries: {
    id: string;
    tenant_id: string;
    kind: EntryKind;
    version: number;
    name: string;
    folded: string;
    scope: string;
    settings: unknown;
    changed_at: Time;
  };
  directory_references: {
    tenant_id: string;
    holder_id: string;
    field: string;
    entry_id: string | null;
    account_id: string | null;
  };
  tenant_audit_log: TenantAuditLogView;
  audit_log: {
    at: Time;
    tenant_id: string | null;
    account_id: string | null;
    session_id: string | null;
    source: string;
    action: string;
    subject: string | null;
    result: string;
    before: Generated<unknown>;
    after: Generated<unknown>;
  };
};

/** What stands in `directory_entries`. */
export type EntryKind =
  | 'break'
  | 'classifier'
  | 'hours'
  | 'holidays'
  | 'number'
  | 'campaign'
  | 'sound'
  | 'menu'
  | 'outbound-list';
